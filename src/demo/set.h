// SPDX-License-Identifier: EUPL-1.2
// All that is words in the demo, once for each country: its units, jobs and names, and what its people have
// written. It stands in demo/nb.txt and demo/da.txt, of which tools/demo.c makes constants; the files that
// fill a store take a set and are the same for both.
//
//     const struct demo_set *set = demo_set_of(DEMO_DANISH);
//     struct municipality m = municipality_new(arena, set, 2026, date_of(2026, 11, 23));
//
// A new country is one more file.
#ifndef DEMO_SET_H
#define DEMO_SET_H

#include "calendar/holiday.h"
#include "i18n/lang.h"
#include "sql/types.h"

enum demo_country { DEMO_NORWEGIAN, DEMO_DANISH };

enum demo_work {
    WORK_OFFICE,
    WORK_SCHOOL,
    WORK_KINDERGARTEN,
    WORK_CARE,
    WORK_HEALTH,
    WORK_COUNSELLING,
    WORK_SOCIAL,
    WORK_CULTURE,
    WORK_LIBRARY,
    WORK_PLANNING,
    WORK_TECHNICAL,
    WORK_WORKS,
    WORK_CLEANING,
    WORK_RESCUE,
};

struct demo_job {
    enum demo_work work;
    int weight; // how many of a hundred in a unit that does such work
    struct str title, code, education;
    bool part_time;
};

struct demo_place {
    int area; // 0: this row is an area
    struct str name;
    enum demo_work work;
    int people;
};

/// What somebody with this job has written; those with the same job take turns.
struct demo_profile {
    struct str job, ask, learn;
};

/// Who answers for an item of the kick-off's programme.
enum demo_by { BY_NOBODY, BY_LEAD, BY_CHIEF, BY_GUEST };

struct demo_item {
    int32_t start, minutes;
    enum item_kind kind;
    enum demo_by by;
    struct str title, place, exercise;
};

/// What the members have made of a gathering. Without a talk it is planned no further.
struct demo_topic {
    struct str title, place, about, talk, question, exercise, exercise_title;
};

/// A paragraph of the notes of a gathering.
struct demo_note {
    size_t gathering; // 1: the first meet-up
    struct str text;
};

/// What a group found.
struct demo_sheet {
    int64_t group;
    struct str found;
};

/// What somebody wrote for themselves, and whether they shared it.
struct demo_home {
    bool is_shared;
    struct str text;
};

/// What one brought to a group, and takes home.
struct demo_line {
    struct str brings, takes;
};

/// A topic that waits to be chosen, and what others say to it.
struct demo_proposal {
    struct str title, why, bring, comment;
};

/// An idea: the meet-up where it came up (0: none), what is needed next, and what somebody says to it.
struct demo_idea {
    int meetup;
    struct str title, body, need, says;
};

struct demo_question {
    struct str body, answer;
};

/// A theme, and where the intakes have led it.
struct demo_theme {
    enum theme_kind kind;
    enum theme_size size;
    enum theme_state state;
    struct str title, question, why_now, reason;
};

/// Of the book that stands on the shelf.
struct demo_chapter {
    struct str title, body;
};

/// What a unit uses it for, and what has changed by it.
struct demo_practice {
    struct str what_for, changed;
};

/// Of coming home: how many days after today it is to be done.
struct demo_return {
    int days;
    struct str body;
};

/// The sentence with which a theme began, and what was said about it.
struct demo_origin {
    struct str sentence, more;
};

struct demo_competence {
    struct str nb, nn, da, en;
};

struct demo_network {
    struct str name, purpose;
};

/// The calendar of its schools, and what stands in it.
struct demo_school {
    struct str name, winter, autumn, planning;
};

enum { DEMO_WAITING = 4 }; // on the waiting list of the network at its kick-off

struct demo_set {
    enum lang lang;
    enum country country;
    enum zone zone;

    struct str organisation, host; // "Nordvåg kommune", "nordvag.example"
    struct str mail_from, contact;
    struct str ae, oe, aa;      // how addresses spell æ, ø and å
    struct str admin, hr, lead; // the names of those who have an account and no job in the staff list
    struct str newcomer;        // the user name of somebody who was hired lately

    const struct str *given, *family; // names, as varied as in a municipality of the country: combined at
    size_t given_count, family_count; // random and never twice; any likeness to a living person is chance
    struct demo_job chief, director, leader;
    const struct demo_job *jobs;
    size_t job_count;
    const struct demo_place *places;
    size_t place_count;
    const struct demo_profile *profiles;
    size_t profile_count;

    struct demo_network running, next, draft; // the year of its kick-off stands behind the first one's name
    struct str draft_unit;                    // whose people the network in preparation is for
    struct str taken_in, left_out, not_this_time; // why somebody is asked, or not, whatever the rule says
    const struct str *reserves;                   // why they wait, DEMO_WAITING of them
    struct str handover;                          // from the coordinators to those who follow

    struct demo_school school;
    struct demo_topic kickoff, full_day, untitled; // a number stands behind the last one's title
    const struct demo_item *items;                 // of the kick-off
    size_t item_count;
    struct str chief_office, guest; // "kommunedirektør"; "Synne Aasheim, organisasjonsforsker"
    const struct demo_topic *meetups;
    size_t meetup_count;
    const struct demo_note *notes;
    size_t note_count;
    const struct demo_sheet *sheets; // of the last one,
    size_t sheet_count;
    const struct demo_line *lines; // and what their people wrote
    size_t line_count;
    const struct demo_home *home;
    size_t home_count;
    const struct demo_proposal *proposals;
    size_t proposal_count;
    const struct demo_idea *ideas;
    size_t idea_count;
    const struct demo_question *questions;
    size_t question_count;
    const struct demo_theme *themes;
    size_t theme_count;
    const struct demo_chapter *chapters;
    size_t chapter_count;
    const struct demo_practice *practices;
    size_t practice_count;
    const struct demo_return *returns; // a talk with the manager, a talk, a workshop, hours of advice
    size_t return_count;
    const struct demo_competence *competences;
    size_t competence_count;
    struct demo_origin origin; // of the theme of that book
    struct str welcome, close; // how every meet-up begins and ends
};

/// Made of demo/nb.txt and demo/da.txt.
extern const struct demo_set demo_set_nb, demo_set_da;

const struct demo_set *demo_set_of(enum demo_country country);

#endif
