// SPDX-License-Identifier: EUPL-1.2
// An agreement: its parties, their manager now, and the leadership team see it; nobody else learns that it is
// there.
#include "pages/agreement/agreement.h"

#include "i18n/format.h"
#include "jobs/rotating.h"
#include "pages/agreement/home.h"
#include "pages/agreement/hours.h"
#include "sql/person.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

enum { NOTE_LEAST = 2, NOTE_MOST = 2000 };

// ---- all of mine ----

static const struct listing_key agreement_keys[] = {
    {"title", MSG_book_theme, .is_searched = true},
    {"who", MSG_listing_name, .is_searched = true},
    {"state", MSG_topic_state, .is_searched = true},
};
static const struct listing_about agreement_listing = {
    .label = MSG_agreements_find, .keys = agreement_keys, .key_count = 3};

static struct str name_of(struct web *w, const struct agreement_row *r)
{
    return r->given_name.is_set ? str_words(w->arena, r->given_name.value, r->family_name.value) : S("");
}

static struct str agreement_text(struct web *w, const void *row, size_t key)
{
    const struct agreement_row *r = row;
    switch (key) {
    case 0: return r->title;
    case 1: return name_of(w, r);
    default: return agreement_state_words(w, r->state);
    }
}

void agreement_list(struct web *w)
{
    struct agreement_row_list rows = agreements_of(w->db, w->actor.person, web_may(w, VERB_TEAM));
    struct agreements_page page = {
        .agreements = {.at = NEW_ARRAY(w->arena, struct agreement_line, rows.count)},
        .list = listing_read(w, url_agreement_list(w->arena), &agreement_listing),
        .shelf = url_themes(w->arena),
    };
    LISTING_PICK(w, &page.list, &rows, agreement_text);
    for (size_t i = 0; i < rows.count; i++) {
        const struct agreement_row *r = &rows.at[i];
        page.agreements.at[page.agreements.count++] = (struct agreement_line){
            r->title,
            str_format(w->arena, "%.*s. %.*s", STR(agreement_state_words(w, r->state)), STR(name_of(w, r))),
            url_agreement_show(w->arena, r->id),
        };
    }
    web_crumb(w, SAY(w, MSG_frame_shelf), page.shelf);
    view_agreements_page(&w->page, &page);
    web_title(w, SAY(w, MSG_agreements_title));
}

// ---- one ----

/// The version that the address asks for; else the newest that is worth a look.
static int64_t number_wanted(struct web *w)
{
    int64_t number = 0;
    return str_int(form_query(w, S("version")), &number) ? number : agreement_number(&w->agreement);
}

static struct choices reasons(struct web *w)
{
    static const enum message words[END_REASON_COUNT] = {
        [END_REASON_BASE] = MSG_end_reason_base,
        [END_REASON_THEME] = MSG_end_reason_theme,
        [END_REASON_PERSON] = MSG_end_reason_person,
        [END_REASON_OTHER] = MSG_end_reason_other,
    };
    struct choices list = choices_new(w, S("reason"), MSG_application_reason, END_REASON_COUNT);
    for (enum end_reason r = END_REASON_BASE; r <= END_REASON_OTHER; r++)
        choices_add(&list, end_reason_text(r), SAY(w, words[r]), r == END_REASON_BASE);
    return list;
}

static struct str who_words(struct web *w)
{
    struct person_card card;
    if (!w->agreement.person.is_set || !person_card(w->db, w->agreement.person.value, &card))
        return SAY(w, MSG_agreement_somebody);
    return str_words(w->arena, card.given_name, card.family_name);
}

static struct str version_words(struct web *w, const struct agreement_version *v)
{
    static const enum message words[VERSION_STATE_COUNT] = {
        [VERSION_STATE_WRITING] = MSG_version_writing, [VERSION_STATE_TO_SIGN] = MSG_version_to_sign,
        [VERSION_STATE_VALID] = MSG_version_valid,     [VERSION_STATE_REPLACED] = MSG_version_replaced,
        [VERSION_STATE_DROPPED] = MSG_version_dropped,
    };
    return SAY(w, words[v->state], arg_int(v->number));
}

/// Who has not signed the open version.
static struct str waits_words(struct web *w, const struct agreement_version *v)
{
    struct agreement_party_list rows = parties_of(w->db, v->id);
    struct str *names = NEW_ARRAY(w->arena, struct str, rows.count);
    size_t count = 0;
    for (size_t i = 0; v->state == VERSION_STATE_TO_SIGN && i < rows.count; i++)
        if (!rows.at[i].signed_at.is_set && rows.at[i].given_name.is_set)
            names[count++] = str_words(w->arena, rows.at[i].given_name.value, rows.at[i].family_name.value);
    return count ? SAY(w, MSG_agreement_waits_for, arg_str(format_list(w->arena, w->lang, names, count)))
                 : S("");
}

static bool may_sign(struct web *w, const struct agreement_version *v)
{
    struct agreement_party_list rows = parties_of(w->db, v->id);
    for (size_t i = 0; v->state == VERSION_STATE_TO_SIGN && w->actor.person.is_set && i < rows.count; i++)
        if (rows.at[i].person.is_set && rows.at[i].person.value.n == w->actor.person.value.n)
            return !rows.at[i].signed_at.is_set;
    return false;
}

/// Against the version before it: the one that holds, or the one that it took the place of.
static void changes_fill(struct web *w, struct agreement_page *page, const struct agreement_version *v,
                         const struct agreed *agreed)
{
    struct agreement_version before;
    struct agreed said;
    int64_t valid = w->agreement.valid_number.is_set ? w->agreement.valid_number.value : 0;
    int64_t number = valid && valid < v->number ? valid : v->number - 1;
    if (agreement_read(w->db, w->agreement.id, number, &before, &said))
        page->changes = agreed_changes(w, &w->agreement, &said, agreed);
}

static void lists_fill(struct web *w, struct agreement_page *page)
{
    struct agreement_version_list versions = agreement_versions(w->db, w->agreement.id);
    struct agreement_note_list notes = agreement_notes(w->db, w->agreement.id);
    page->versions.at = NEW_ARRAY(w->arena, struct agreement_line, versions.count);
    for (size_t i = 0; i < versions.count; i++) {
        struct str number = str_format(w->arena, "%lld", (long long)versions.at[i].number);
        page->versions.at[page->versions.count++] = (struct agreement_line){
            .title = version_words(w, &versions.at[i]),
            .url = url_with(w->arena, url_agreement_show(w->arena, w->agreement.id), S("version"), number)};
    }
    page->notes.at = NEW_ARRAY(w->arena, struct note_line, notes.count);
    for (size_t i = 0; i < notes.count; i++) {
        const struct agreement_note *n = &notes.at[i];
        struct str who = n->given_name.is_set ? str_words(w->arena, n->given_name.value, n->family_name.value)
                                              : SAY(w, MSG_agreement_team);
        page->notes.at[page->notes.count++] = (struct note_line){who, n->body};
    }
}

/// What is due since it ended.
static void home_fill(struct web *w, struct agreement_page *page)
{
    struct return_item_list items = return_items_of(w->db, w->agreement.id);
    page->home.at = NEW_ARRAY(w->arena, struct return_line, items.count);
    for (size_t i = 0; i < items.count; i++)
        page->home.at[page->home.count++] = (struct return_line){
            .what = return_kind_words(w, items.at[i].kind),
            .state = return_state_words(w, &items.at[i]),
            .body = items.at[i].body,
            .is_done = items.at[i].state == RETURN_STATE_DONE,
            .url = url_return_show(w->arena, w->agreement.id, items.at[i].id),
        };
    if (page->home.count)
        page->body.returns.count = 0; // said above, with what became of it
}

static void rights_fill(struct web *w, struct agreement_page *page, const struct agreement_version *v)
{
    enum agreement_state state = w->agreement.state;
    page->is_older = v->number != agreement_number(&w->agreement);
    if (page->is_older)
        return;
    page->may_sign = may_sign(w, v);
    page->may_share = state == AGREEMENT_STATE_DRAFT;
    page->may_send = state == AGREEMENT_STATE_DIALOGUE;
    page->may_drop = w->agreement.valid_number.is_set && w->agreement.open_number.is_set;
    page->may_edit = state != AGREEMENT_STATE_ENDED;
    page->may_end = agreement_may_move(state, AGREEMENT_STATE_ENDED, BY_PARTIES);
}

/// False, and answered: there is no such version.
static bool page_new(struct web *w, struct agreement_page *page)
{
    struct agreement_version v;
    struct agreed agreed;
    struct theme theme = {0};
    if (!agreement_read(w->db, w->agreement.id, number_wanted(w), &v, &agreed)) {
        web_not_found(w);
        return false;
    }
    theme_by_id(w->db, w->agreement.theme, &theme);
    *page = (struct agreement_page){
        .csrf = w->csrf,
        .title = SAY(w, MSG_agreement_title, arg_str(theme.title)),
        .who = who_words(w),
        .state = agreement_state_words(w, w->agreement.state),
        .version = version_words(w, &v),
        .waits = waits_words(w, &v),
        .digest = v.digest,
        .number = str_format(w->arena, "%lld", (long long)v.number),
        .body = agreement_body_of(w, &w->agreement, &v, &agreed),
        .note = input_hint(w, input_area(w, S("note"), MSG_agreement_note), MSG_agreement_note_hint),
        .reason = reasons(w),
        .action = url_agreement_act(w->arena, w->agreement.id),
        .edit = url_agreement_edit(w->arena, w->agreement.id),
        .now = url_agreement_show(w->arena, w->agreement.id),
        .theme = url_theme_show(w->arena, w->agreement.theme),
        .chain = url_chain_show(w->arena, w->agreement.theme),
    };
    changes_fill(w, page, &v, &agreed);
    lists_fill(w, page);
    home_fill(w, page);
    if (w->agreement.valid_number.is_set)
        page->period = url_period_show(w->arena, w->agreement.id);
    if (w->agreement.valid_number.is_set && hours_seen(w, &w->agreement))
        page->hours = url_hours_show(w->arena, w->agreement.id);
    rights_fill(w, page, &v);
    return true;
}

static void page_show(struct web *w, const struct agreement_page *page)
{
    web_crumb(w, SAY(w, MSG_frame_shelf), url_themes(w->arena));
    web_crumb(w, SAY(w, MSG_agreements_title), url_agreement_list(w->arena));
    view_agreement_page(&w->page, page);
    web_title(w, page->title);
}

void agreement_show(struct web *w)
{
    struct agreement_page page;
    if (page_new(w, &page))
        page_show(w, &page);
}

// ---- what its buttons do ----

static void sign(struct web *w)
{
    struct signing s = {.digest = form_get(w, S("digest")), .via = SIGN_VIA_ACCOUNT, .now = w->now};
    if (!w->actor.person.is_set || !str_int(form_get(w, S("number")), &s.number)) {
        form_problem(w, NULL, SAY(w, MSG_sign_no_party));
        return;
    }
    s.person = w->actor.person.value;
    switch (agreement_sign(w->db, &w->agreement, &s)) {
    case SIGNED:
    case SIGNED_ALL: break;
    case SIGN_OTHER_TEXT: form_problem(w, NULL, SAY(w, MSG_sign_other_text)); break;
    case SIGN_NO_PARTY: form_problem(w, NULL, SAY(w, MSG_sign_no_party)); break;
    case SIGN_ALREADY: form_problem(w, NULL, SAY(w, MSG_sign_already)); break;
    }
}

static void note(struct web *w, struct agreement_page *page)
{
    struct str body = form_text(w, &page->note, NOTE_LEAST, NOTE_MOST);
    if (form_ok(w))
        agreement_note_add(w->db, w->agreement.id, w->actor.person, body, w->now);
}

static void end(struct web *w, struct agreement_page *page)
{
    enum end_reason reason = END_REASON_OTHER;
    end_reason_from_text(form_choice(w, &page->reason), &reason);
    if (form_ok(w))
        agreement_tell(w, agreement_end(w->db, &w->agreement, reason, w->today, w->now));
}

static void act(struct web *w, struct agreement_page *page)
{
    struct notice_site site = notify_site(w);
    struct hours_rules rules = rotating_rules(&w->settings);
    struct str what = form_get(w, S("do"));
    if (str_is(what, S("sign")))
        sign(w);
    else if (str_is(what, S("note")))
        note(w, page);
    else if (str_is(what, S("end")))
        end(w, page);
    else if (str_is(what, S("share")))
        agreement_tell(w, agreement_share(w->db, &w->agreement));
    else if (str_is(what, S("send")))
        agreement_tell(w, rotating_send(w->db, &site, &w->agreement, &rules));
    else if (str_is(what, S("drop")))
        agreement_tell(w, agreement_drop(w->db, &w->agreement, w->now));
    else
        web_error(w, 400);
}

void agreement_act(struct web *w)
{
    struct agreement_page page;
    if (!page_new(w, &page))
        return;
    act(w, &page);
    if (w->status)
        return;
    if (form_ok(w))
        web_redirect_said(w, page.now, MSG_form_saved);
    else
        page_show(w, &page);
}
