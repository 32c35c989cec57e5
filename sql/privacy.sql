-- SPDX-License-Identifier: EUPL-1.2
-- Statements of giving out what is stored about a person, and of erasing it: src/privacy/.

-- ---- which person ----

-- people_with_email(str email_key) ->* person_id
SELECT id FROM person WHERE email_key = $1 AND erased_at IS NULL ORDER BY id LIMIT 20;

-- ---- what is stored ----

-- told_person(person_id id) -> told_person(person_state state, str? employee_id, str? object_id, str given_name, str family_name, str email, str? language, str? unit, str? job_title, str? job_code, str? job_category, real? share_percent, str? employment_type, date? hired_on, date? ended_on, str education, str? manager, bool is_manager, str? workplace, str? ask_me_about, str? wants_to_learn, str match_key)
SELECT p.state, p.employee_id, p.object_id, p.given_name, p.family_name, p.email, p.language, u.name, p.job_title, p.job_code,
       p.job_category, p.share_percent, p.employment_type, p.hired_on, p.ended_on, p.education,
       m.given_name || ' ' || m.family_name, p.is_manager, p.workplace, p.ask_me_about, p.wants_to_learn, p.match_key
FROM person p LEFT JOIN unit u ON u.id = p.unit LEFT JOIN person m ON m.id = p.manager
WHERE p.id = $1 AND p.erased_at IS NULL;

-- told_positions(person_id person) ->* told_position(str? unit, str? job_title, str? job_code, real? share_percent, date? starts_on, date? ends_on, bool is_primary)
SELECT u.name, p.job_title, p.job_code, p.share_percent, p.starts_on, p.ends_on, p.is_primary
FROM person_position p LEFT JOIN unit u ON u.id = p.unit WHERE p.person = $1 ORDER BY p.id;

-- What the staff list said before the last one, kept so that that one can be undone.
-- told_rows_before(person_id person) ->* told_row_before(str row)
SELECT before FROM import_person WHERE person = $1 AND before IS NOT NULL ORDER BY import;

-- What was written by hand.
-- told_edits(person_id person) ->* told_edit(instant made_at, str? was, str becomes)
SELECT made_at, was, becomes FROM person_edit WHERE person = $1 ORDER BY id;

-- told_managed_units(person_id person) ->* told_managed_unit(str unit)
SELECT u.name FROM unit_manager m JOIN unit u ON u.id = m.unit WHERE m.person = $1 ORDER BY u.id;

-- told_accounts(person_id person) ->* told_account(account_id id, str user_name, str display_name, str? language, account_state state, instant created_at)
SELECT id, user_name, display_name, language, state, created_at FROM account WHERE person = $1 ORDER BY id;

-- told_roles(account_id account) ->* told_role(str role, str? network)
SELECT role, NULL AS network FROM account_role WHERE account = $1
UNION ALL
SELECT r.role, n.name FROM network_role r JOIN network n ON n.id = r.network WHERE r.account = $1
ORDER BY 1, 2;

-- told_terms(account_id account) ->* told_term(str network, str role, date starts_on, date? ends_on)
SELECT n.name, t.role, t.starts_on, t.ends_on FROM network_term t JOIN network n ON n.id = t.network
WHERE t.account = $1 ORDER BY t.id;

-- told_sessions(account_id account) ->* told_session(instant created_at, instant seen_at)
SELECT created_at, seen_at FROM session WHERE account = $1 ORDER BY created_at;

-- told_candidacies(person_id person) ->* told_candidacy(str network, str place, str hired, str education, str function, str unit, str share, str free, date? had_hired_on, str had_education, str? had_function, str? had_unit, real? had_share, str? override_to, str? override_why, instant? override_at)
SELECT n.name, c.place, c.hired, c.education, c.function, c.unit, c.share, c.free, c.had_hired_on, c.had_education,
       c.had_function, c.had_unit, c.had_share, c.override_to, c.override_why, c.override_at
FROM candidate c JOIN network n ON n.id = c.network WHERE c.person = $1 ORDER BY n.id;

-- told_invitations(person_id person) ->* told_invitation(str network, int place, instant? invited_at, instant? answer_by, answer answer, str? reason, instant? answered_at, instant? reminded_at, instant? withdrawn_at)
SELECT n.name, i.place, i.invited_at, i.answer_by, i.answer, i.reason, i.answered_at, i.reminded_at, i.withdrawn_at
FROM invitation i JOIN network n ON n.id = i.network WHERE i.person = $1 ORDER BY i.id;

-- told_answers(person_id person) ->* told_answer(str network, str answer, str? reason, str via, instant answered_at)
SELECT n.name, a.answer, a.reason, a.via, a.answered_at
FROM invitation_answer a JOIN invitation i ON i.id = a.invitation JOIN network n ON n.id = i.network
WHERE i.person = $1 ORDER BY a.id;

-- told_memberships(person_id person) ->* told_membership(str network, instant joined_at, instant? left_at, date? away_from, date? away_until)
SELECT n.name, m.joined_at, m.left_at, w.starts_on, w.ends_on
FROM membership m JOIN network n ON n.id = m.network LEFT JOIN away w ON w.network = m.network AND w.person = m.person
WHERE m.person = $1 ORDER BY n.id;

-- Offers to help coordinate that nobody has accepted yet.
-- For whom this person stood in, and who stood in for them.
-- told_stand_ins(person_id person) ->* told_stand_in(str network, str state, bool is_for_them, instant asked_at)
SELECT n.name, s.state, CASE WHEN s.person = $1 THEN 1 ELSE 0 END, s.asked_at
FROM stand_in s JOIN network n ON n.id = s.network WHERE s.person = $1 OR s.stand_in = $1 ORDER BY s.id;

-- told_offers(person_id person) ->* told_offer(str network, instant offered_at)
SELECT n.name, v.offered_at FROM network_volunteer v JOIN network n ON n.id = v.network WHERE v.person = $1 ORDER BY n.id;

-- told_asks(person_id person) ->* told_ask(str? network, str kind, str state, instant asked_at, date? due_on, instant? settled_at)
SELECT n.name, a.kind, a.state, a.asked_at, a.due_on, a.settled_at
FROM ask a LEFT JOIN network n ON n.id = a.network WHERE a.person = $1 ORDER BY a.id;

-- told_attendances(person_id person) ->* told_attendance(str network, str gathering, date held_on, answer answer, instant? answered_at, str? proposal, str? comment, bool? came)
SELECT n.name, g.title, g.held_on, a.answer, a.answered_at, a.proposal, a.comment, a.came
FROM attendee a JOIN gathering g ON g.id = a.gathering JOIN network n ON n.id = g.network
WHERE a.person = $1 ORDER BY g.held_on, g.id;

-- told_themes(person_id person) ->* told_theme(str title, str state, str question, bool is_proposer, bool is_reference, instant created_at)
SELECT title, state, question, CASE WHEN proposed_by = $1 THEN 1 ELSE 0 END, CASE WHEN reference = $1 THEN 1 ELSE 0 END, created_at
FROM theme WHERE proposed_by = $1 OR reference = $1 ORDER BY id;

-- told_competences(person_id person) ->* told_competence(str name, instant said_at)
SELECT c.name_en, k.said_at FROM person_competence k JOIN competence c ON c.id = k.competence WHERE k.person = $1 ORDER BY c.id;

-- told_call_listener(person_id person) -> instant
SELECT since FROM call_listener WHERE person = $1;

-- told_applications(person_id person) ->* told_application(str theme, str state, str why, int? hours, int rank, str? reason, instant? sent_at)
SELECT t.title, a.state, a.why, a.hours, a.rank, a.reason, a.sent_at FROM application a JOIN theme t ON t.id = a.theme
WHERE a.person = $1 ORDER BY a.id;

-- Books that this person makes, and what they were asked for others'.
-- told_books(person_id person) ->* told_book(str title, str duty)
SELECT b.title, m.duty FROM book_person m JOIN book b ON b.id = m.book WHERE m.person = $1 ORDER BY b.id;

-- told_chapters(person_id person) ->* told_chapter(str book, str chapter, bool is_draft, str body, instant saved_at)
SELECT b.title, c.title, w.is_draft, w.body, w.saved_at
FROM (SELECT prose, 0 AS is_draft, body, saved_at FROM prose_version WHERE writer = $1
      UNION ALL SELECT prose, 1, body, saved_at FROM prose_draft WHERE person = $1) w
JOIN chapter c ON c.prose = w.prose JOIN book b ON b.id = c.book ORDER BY w.saved_at, c.id;

-- told_contributions(person_id person) ->* told_contribution(str book, str question, str state, str body, instant asked_at)
SELECT b.title, c.question, c.state, c.body, c.asked_at FROM contribution c JOIN book b ON b.id = c.book
WHERE c.person = $1 ORDER BY c.id;

-- told_review_notes(person_id person) ->* told_review_note(str book, str chapter, str body, instant written_at)
SELECT b.title, c.title, n.body, n.written_at FROM review_note n JOIN chapter c ON c.id = n.chapter JOIN book b ON b.id = c.book
WHERE n.person = $1 ORDER BY n.id;

-- What they were asked as a manager, and what they said before they changed it.
-- told_manager_words(person_id person) ->* told_manager_word(str theme, str state, str terms, str? reason, instant? said_at)
SELECT t.title, w.state, w.terms, w.reason, w.said_at
FROM (SELECT application, state, terms, reason, said_at FROM manager_word WHERE asked_of = $1
      UNION ALL SELECT m.application, b.state, b.terms, b.reason, b.said_at FROM word_before b JOIN manager_word m ON m.id = b.word
      WHERE b.asked_of = $1) w
JOIN application a ON a.id = w.application JOIN theme t ON t.id = a.theme ORDER BY w.said_at, t.title;

-- The agreements that somebody is a party of, with what they said to them.
-- told_agreements(person_id person) ->* told_agreement(str theme, str state, bool is_own, str role, int version, instant? signed_at)
SELECT t.title, a.state, CASE WHEN a.person = $1 THEN 1 ELSE 0 END, s.role, v.number, s.signed_at
FROM agreement_party s JOIN agreement_version v ON v.id = s.version JOIN agreement a ON a.id = v.agreement JOIN theme t ON t.id = a.theme
WHERE s.person = $1 ORDER BY a.id, v.number;

-- told_agreement_notes(person_id person) ->* told_agreement_note(str theme, str body, instant said_at)
SELECT t.title, n.body, n.said_at FROM agreement_note n JOIN agreement a ON a.id = n.agreement JOIN theme t ON t.id = a.theme
WHERE n.person = $1 ORDER BY n.id;

-- What they do after coming home, and what they pass on.
-- told_returns(person_id person) ->* told_return(str theme, str kind, str body, date due_on, str state, str reason)
SELECT t.title, r.kind, r.body, r.due_on, r.state, r.reason
FROM return_item r JOIN agreement a ON a.id = r.agreement JOIN theme t ON t.id = a.theme WHERE a.person = $1 ORDER BY r.id;

-- told_passed_on(person_id person) ->* told_passed_on(str theme, date since_on, date? until_on)
SELECT t.title, d.since_on, d.until_on FROM disseminator d JOIN theme t ON t.id = d.theme WHERE d.person = $1 ORDER BY d.since_on, t.id;

-- What they asked while they were on rotation, what they answered as somebody's guide or for them, and whose guide they are.
-- told_guide_questions(person_id person) ->* told_guide_question(str theme, bool is_own, str body, str answer, instant asked_at)
SELECT t.title, CASE WHEN a.person = $1 THEN 1 ELSE 0 END, q.body, q.answer, q.asked_at
FROM guide_question q JOIN agreement a ON a.id = q.agreement JOIN theme t ON t.id = a.theme
WHERE a.person = $1 OR q.answered_by = $1 ORDER BY q.id;

-- told_guided(person_id person) ->* told_guided(str theme, date named_on)
SELECT t.title, g.named_on FROM guide g JOIN agreement a ON a.id = g.agreement JOIN theme t ON t.id = a.theme WHERE g.person = $1 ORDER BY g.agreement;

-- The hours that they have told, also what they have corrected.
-- told_hours(person_id person) ->* told_hours(str theme, date week, int used, str note, instant said_at, bool is_corrected)
SELECT t.title, h.week, h.used, h.note, h.said_at, 0
FROM week_hours h JOIN agreement a ON a.id = h.agreement JOIN theme t ON t.id = a.theme WHERE a.person = $1
UNION ALL
SELECT t.title, h.week, h.used, h.note, h.said_at, 1
FROM week_hours_before h JOIN agreement a ON a.id = h.agreement JOIN theme t ON t.id = a.theme WHERE a.person = $1
ORDER BY 5, 2;

-- told_seats(person_id person) ->* told_seat(str network, str gathering, date held_on, int group_number)
SELECT n.name, g.title, g.held_on, s.group_number
FROM seat s JOIN seating_plan p ON p.id = s.plan AND p.state = 'published' JOIN gathering g ON g.id = s.gathering
JOIN network n ON n.id = g.network
WHERE s.person = $1 ORDER BY g.held_on, g.id;

-- told_duties(person_id person) ->* told_duty(str network, str gathering, date held_on, str title)
SELECT n.name, g.title, g.held_on, i.title
FROM programme_item i JOIN gathering g ON g.id = i.gathering JOIN network n ON n.id = g.network
WHERE i.responsible = $1 ORDER BY g.held_on, i.id;

-- The notes as this person saved them, and what was typed and not saved.
-- told_notes(person_id person) ->* told_note(str network, str? gathering, bool is_draft, str body, instant saved_at)
SELECT n.name, g.title, w.is_draft, w.body, w.saved_at
FROM (SELECT prose, 0 AS is_draft, body, saved_at FROM prose_version WHERE writer = $1
      UNION ALL SELECT prose, 1, body, saved_at FROM prose_draft WHERE person = $1) w
JOIN prose p ON p.id = w.prose JOIN network n ON n.id = p.network
LEFT JOIN note o ON o.prose = p.id LEFT JOIN gathering g ON g.id = o.gathering ORDER BY w.saved_at, p.id;

-- What became of this person's hosting: what they host or hosted, what they said, who asked whom to take over.
-- told_hostings(person_id person) ->* told_hosting(str network, str gathering, date held_on, str what, instant happened_at, bool lends_place)
SELECT n.name, g.title, g.held_on, e.what, e.happened_at, e.lends_place
FROM (SELECT h.gathering AS gathering, h.state AS what, h.since AS happened_at, h.lends_place AS lends_place FROM hosting h WHERE h.person = $1
      UNION ALL
      SELECT v.gathering, v.what, v.happened_at, 0 FROM hosting_event v WHERE v.person = $1
      UNION ALL
      SELECT o.gathering, CASE WHEN s.from_person = $1 THEN 'asked_to_swap' ELSE 'was_asked_to_swap' END, s.asked_at, 0
      FROM hosting_swap s JOIN hosting o ON o.id = s.hosting WHERE s.from_person = $1 OR s.to_person = $1) e
JOIN gathering g ON g.id = e.gathering JOIN network n ON n.id = g.network
ORDER BY e.happened_at, g.id, e.what;

-- told_host_pauses(person_id person) ->* told_host_pause(str network, date until_on)
SELECT n.name, q.until_on FROM host_pause q JOIN network n ON n.id = q.network WHERE q.person = $1 ORDER BY n.id;

-- What this person brings and takes home on the sheets of groups; and the parts that the lot gave them, which have no words.
-- told_sheets(person_id person) ->* told_sheet(str network, str gathering, str item, str kind, str body)
SELECT n.name, g.title, i.title, w.kind, w.body
FROM (SELECT f.sheet, f.kind, v.body FROM sheet_field f JOIN prose x ON x.id = f.prose
      JOIN prose_version v ON v.prose = x.id AND v.number = x.head WHERE f.person = $1
      UNION ALL SELECT id, 'writer', '' FROM group_sheet WHERE writer = $1
      UNION ALL SELECT id, 'keeper of the time', '' FROM group_sheet WHERE keeper = $1) w
JOIN group_sheet s ON s.id = w.sheet JOIN programme_item i ON i.id = s.item JOIN gathering g ON g.id = i.gathering
JOIN network n ON n.id = g.network ORDER BY s.id, w.kind;

-- told_take_homes(person_id person) ->* told_take_home(str network, str gathering, str body, instant written_at, instant? shared_at)
SELECT n.name, g.title, t.body, t.written_at, t.shared_at
FROM take_home t JOIN gathering g ON g.id = t.gathering JOIN network n ON n.id = g.network WHERE t.person = $1 ORDER BY t.written_at, g.id;

-- told_worths(person_id person) ->* told_worth(str network, str gathering, int answer)
SELECT n.name, g.title, w.answer
FROM worth w JOIN gathering g ON g.id = w.gathering JOIN network n ON n.id = g.network WHERE w.person = $1 ORDER BY w.id;

-- What this person said is in use, or was named to confirm.
-- told_practices(person_id person) ->* told_practice(str theme, str unit, str state, bool is_sayer, str what_for)
SELECT t.title, u.name, p.state, CASE WHEN p.said_by = $1 THEN 1 ELSE 0 END, p.what_for
FROM practice p JOIN theme t ON t.id = p.theme JOIN unit u ON u.id = p.unit
WHERE p.said_by = $1 OR p.confirmer = $1 ORDER BY p.id;

-- told_practice_answers(person_id person) ->* told_practice_answer(str theme, date answered_on, bool is_in_use, str body)
SELECT t.title, a.answered_on, a.is_in_use, a.body
FROM practice_answer a JOIN practice p ON p.id = a.practice JOIN theme t ON t.id = p.theme WHERE a.by_person = $1 ORDER BY a.id;

-- told_troubles(person_id person) ->* told_trouble(str email, str code, instant since)
SELECT email, code, since FROM mail_trouble WHERE person = $1 ORDER BY since;

-- Taken by this person, or said by them to be done or dropped.
-- told_tasks(person_id person) ->* told_task(str network, str gathering, str body, bool is_taker, date? due_on, str state)
SELECT n.name, g.title, t.text, CASE WHEN t.person = $1 THEN 1 ELSE 0 END, t.due_on, t.state
FROM task t JOIN gathering g ON g.id = t.gathering JOIN network n ON n.id = g.network
WHERE t.person = $1 OR t.settled_by = $1 ORDER BY t.id;

-- What others wish is theirs.
-- told_wishes(person_id person) ->* told_wish(str network, str kind, str person, str other)
SELECT n.name, w.kind, p.given_name || ' ' || p.family_name, o.given_name || ' ' || o.family_name
FROM seating_wish w JOIN account a ON a.id = w.made_by AND a.person = $1 JOIN network n ON n.id = w.network
JOIN person p ON p.id = w.person JOIN person o ON o.id = w.other ORDER BY w.id;

-- told_topics(person_id person) ->* told_topic(str network, str title, str why, instant proposed_at)
SELECT n.name, t.title, t.why, t.proposed_at FROM topic t JOIN network n ON n.id = t.network WHERE t.proposed_by = $1 ORDER BY t.id;

-- told_ideas(person_id person) ->* told_idea(str? network, str title, str body, str state, instant created_at, bool is_steward)
SELECT n.name, i.title, i.body, i.state, i.created_at, CASE WHEN i.steward = $1 THEN 1 ELSE 0 END
FROM idea i LEFT JOIN network n ON n.id = i.network WHERE i.by_person = $1 OR i.steward = $1 ORDER BY i.id;

-- What somebody said to ideas, and did with them.
-- told_idea_words(person_id person) ->* told_idea_word(str idea, str kind, str body)
SELECT i.title, w.kind, w.body
FROM (SELECT idea, 'stands behind it' AS kind, '' AS body FROM idea_stand WHERE person = $1
      UNION ALL SELECT idea, 'comment', body FROM idea_comment WHERE by_person = $1
      UNION ALL SELECT idea, 'moved to ' || to_state, why FROM idea_move WHERE by_person = $1
      UNION ALL SELECT idea, 'handed it on', to_text FROM idea_handed WHERE handed_by = $1
      UNION ALL SELECT idea, 'was asked to take it on', to_text FROM idea_handed WHERE asked = $1
      UNION ALL SELECT idea, 'answered: ' || answer, words FROM idea_handed WHERE answered_by = $1) w
JOIN idea i ON i.id = w.idea ORDER BY i.id, w.kind, w.body;

-- told_questions(person_id person) ->* told_question(str network, str kind, str body, instant said_at)
SELECT n.name, w.kind, w.body, w.said_at
FROM (SELECT network, 'question' AS kind, body, asked_at AS said_at FROM question WHERE by_person = $1
      UNION ALL
      SELECT q.network, 'answer', a.body, a.said_at FROM question_answer a JOIN question q ON q.id = a.question WHERE a.by_person = $1) w
JOIN network n ON n.id = w.network ORDER BY w.said_at, w.kind, w.body;

-- What somebody said to topics: brings, comments, why they moved it; and offers to host, which have no words.
-- told_topic_words(person_id person) ->* told_topic_word(str network, str topic, str kind, str body)
SELECT n.name, t.title, w.kind, w.body
FROM (SELECT topic, 'brings' AS kind, body FROM topic_bring WHERE person = $1
      UNION ALL SELECT topic, 'comment', body FROM topic_comment WHERE by_person = $1
      UNION ALL SELECT topic, 'moved to ' || to_state, why FROM topic_move WHERE by_person = $1
      UNION ALL SELECT topic, 'may be asked to host', '' FROM topic_help WHERE person = $1) w
JOIN topic t ON t.id = w.topic JOIN network n ON n.id = t.network ORDER BY t.id, w.kind, w.body;

-- Ballots that somebody made, and options that they added.
-- told_ballots(person_id person) ->* told_ballot(str network, str question, str? added)
SELECT n.name, b.question, w.added
FROM (SELECT id AS ballot, NULL AS added FROM ballot WHERE by_person = $1
      UNION ALL SELECT ballot, label FROM ballot_option WHERE added_by = $1 OR person = $1) w
JOIN ballot b ON b.id = w.ballot JOIN network n ON n.id = b.network ORDER BY b.id, w.added;

-- That somebody voted. What they voted is kept only while they can change it, on the page of the ballot.
-- told_votes(person_id person) ->* told_vote(str network, str question, instant cast_at)
SELECT n.name, b.question, v.cast_at
FROM ballot_paper v JOIN ballot b ON b.id = v.ballot JOIN network n ON n.id = b.network WHERE v.person = $1 ORDER BY b.id;

-- What somebody answered in polls of dates; and polls that they began, without an answer.
-- told_polls(person_id person) ->* told_poll(str network, str gathering, date? held_on, str? answer)
SELECT n.name, g.title, w.held_on, w.answer
FROM (SELECT s.poll AS poll, s.held_on AS held_on, a.answer AS answer FROM poll_answer a JOIN poll_slot s ON s.id = a.slot WHERE a.person = $1
      UNION ALL SELECT id, NULL, NULL FROM date_poll WHERE by_person = $1) w
JOIN date_poll d ON d.id = w.poll JOIN network n ON n.id = d.network JOIN gathering g ON g.id = d.gathering ORDER BY d.id, w.held_on, w.answer;

-- told_notices(person_id person) ->* told_notice(str? network, str kind, bool is_off)
SELECT n.name, s.kind, s.is_off FROM notice_setting s JOIN network n ON n.id = s.network WHERE s.person = $1
UNION ALL
SELECT NULL, 'weekly', is_off FROM weekly WHERE person = $1
ORDER BY 1, 2;

-- told_mails(person_id person) ->* told_mail(str kind, str state, str to_address, str subject, str body_text, instant created_at, instant? sent_at)
SELECT kind, state, to_address, subject, body_text, created_at, sent_at FROM outbox WHERE person = $1 ORDER BY id;

-- ---- erasing: the statements that write are named erase_ and stand with the owners of the tables ----

-- Answers that wait to be judged: who sent them, and whose they say they are.
-- tray_addresses() ->* tray_address(tray_id id, str sender, str attendee) at most 1000000
SELECT id, sender, attendee FROM tray ORDER BY id;

-- ---- where the name stands in what others wrote and were sent ----

-- namesakes(person_id person) -> int
SELECT count(*) FROM person p JOIN person o ON o.given_name = p.given_name AND o.family_name = p.family_name AND o.id <> p.id
WHERE p.id = $1;

-- Mails to others in the person's networks and of no network, some at a time.
-- mails_around(person_id person, outbox_id after, int most) ->* mail_around(outbox_id id, str subject, str body_text, str body_html, str? calendar, bool has_left)
SELECT o.id, o.subject, o.body_text, o.body_html, o.calendar,
       CASE WHEN o.state IN ('held', 'queued', 'claimed', 'leaving') THEN 0 ELSE 1 END
FROM outbox o
WHERE o.id > $2 AND (o.network IS NULL OR o.network IN (
    SELECT network FROM candidate WHERE person = $1 UNION SELECT network FROM invitation WHERE person = $1
    UNION SELECT network FROM membership WHERE person = $1
    UNION SELECT r.network FROM network_role r JOIN account a ON a.id = r.account WHERE a.person = $1
    UNION SELECT g.network FROM programme_item i JOIN gathering g ON g.id = i.gathering WHERE i.responsible = $1))
ORDER BY o.id LIMIT $3;

-- Free text that a person has to look at.
-- texts_naming(str name) ->* text_naming(str what, int id)
SELECT 'network' AS what, id FROM network WHERE replace(name || ' ' || purpose, $1, '') <> name || ' ' || purpose
UNION SELECT 'invitation text of network', network FROM network_text WHERE replace(subject || ' ' || body, $1, '') <> subject || ' ' || body
UNION SELECT 'gathering', id FROM gathering
WHERE replace(title || ' ' || place || ' ' || about, $1, '') <> title || ' ' || place || ' ' || about
UNION SELECT 'programme of gathering', gathering FROM programme_item
WHERE replace(title || ' ' || place || ' ' || responsible_name || ' ' || prompt, $1, '') <> title || ' ' || place || ' ' || responsible_name || ' ' || prompt
UNION SELECT 'what meet-ups begin with in network', network FROM template_item WHERE replace(title || ' ' || prompt, $1, '') <> title || ' ' || prompt
UNION SELECT 'sheet of gathering', i.gathering
FROM sheet_field f JOIN group_sheet s ON s.id = f.sheet JOIN programme_item i ON i.id = s.item JOIN prose_version v ON v.prose = f.prose
WHERE replace(v.body, $1, '') <> v.body
UNION SELECT 'what somebody takes home from gathering', gathering FROM take_home WHERE replace(body, $1, '') <> body
UNION SELECT 'notes of gathering', n.gathering FROM note n JOIN prose_version v ON v.prose = n.prose WHERE replace(v.body, $1, '') <> v.body
UNION SELECT 'unsaved notes of gathering', n.gathering FROM note n JOIN prose_draft d ON d.prose = n.prose WHERE replace(d.body, $1, '') <> d.body
UNION SELECT 'decision of gathering', gathering FROM decision WHERE replace(text, $1, '') <> text
UNION SELECT 'task of gathering', gathering FROM task WHERE replace(text, $1, '') <> text
UNION SELECT 'reason for candidate', person FROM candidate WHERE replace(override_why, $1, '') <> override_why
UNION SELECT 'profile of person', id FROM person
WHERE replace(coalesce(ask_me_about, '') || ' ' || coalesce(wants_to_learn, ''), $1, '') <> coalesce(ask_me_about, '') || ' ' || coalesce(wants_to_learn, '')
UNION SELECT 'topic', id FROM topic
WHERE replace(title || ' ' || why || ' ' || set_aside_why, $1, '') <> title || ' ' || why || ' ' || set_aside_why
UNION SELECT 'move of topic', topic FROM topic_move WHERE replace(why, $1, '') <> why
UNION SELECT 'what somebody brings to topic', topic FROM topic_bring WHERE replace(body, $1, '') <> body
UNION SELECT 'ballot', id FROM ballot
WHERE replace(question || ' ' || withdrawn_why, $1, '') <> question || ' ' || withdrawn_why
UNION SELECT 'option of ballot', ballot FROM ballot_option WHERE replace(label, $1, '') <> label
UNION SELECT 'idea', id FROM idea WHERE replace(title || ' ' || body || ' ' || next_need, $1, '') <> title || ' ' || body || ' ' || next_need
UNION SELECT 'move of idea', idea FROM idea_move WHERE replace(why, $1, '') <> why
UNION SELECT 'answer about idea', idea FROM idea_handed WHERE replace(to_text || ' ' || words, $1, '') <> to_text || ' ' || words
UNION SELECT 'comment on idea', idea FROM idea_comment WHERE replace(body, $1, '') <> body
UNION SELECT 'question', id FROM question WHERE replace(body, $1, '') <> body
UNION SELECT 'answer to question', question FROM question_answer WHERE replace(body, $1, '') <> body
UNION SELECT 'comment on topic', topic FROM topic_comment WHERE replace(body, $1, '') <> body
ORDER BY 1, 2 LIMIT 1000;

-- The same in rotations.
-- texts_naming_rotation(str name) ->* text_naming
SELECT 'theme' AS what, id FROM theme
WHERE replace(title || ' ' || question || ' ' || why_now || ' ' || base_work || ' ' || result_looks || ' ' || reason, $1, '')
      <> title || ' ' || question || ' ' || why_now || ' ' || base_work || ' ' || result_looks || ' ' || reason
UNION SELECT 'call of theme', theme FROM call
WHERE replace(for_me || ' ' || get_time || ' ' || who_helps || ' ' || answer, $1, '') <> for_me || ' ' || get_time || ' ' || who_helps || ' ' || answer
UNION SELECT 'application', id FROM application WHERE replace(why, $1, '') <> why
UNION SELECT 'manager''s word on application', application FROM manager_word WHERE replace(terms, $1, '') <> terms
UNION SELECT 'agreement', agreement FROM agreement_version
WHERE replace(purpose || ' ' || form || ' ' || cover || ' ' || comes_home, $1, '') <> purpose || ' ' || form || ' ' || cover || ' ' || comes_home
UNION SELECT 'agreement', v.agreement FROM agreement_return r JOIN agreement_version v ON v.id = r.version WHERE replace(r.body, $1, '') <> r.body
UNION SELECT 'coming home from agreement', agreement FROM return_item WHERE replace(body || ' ' || reason, $1, '') <> body || ' ' || reason
UNION SELECT 'question to a guide', agreement FROM guide_question WHERE replace(body || ' ' || answer, $1, '') <> body || ' ' || answer
UNION SELECT 'hours of agreement', agreement FROM week_hours WHERE replace(note, $1, '') <> note
UNION SELECT 'hours of agreement', agreement FROM week_hours_before WHERE replace(note, $1, '') <> note
UNION SELECT 'note to agreement', agreement FROM agreement_note WHERE replace(body, $1, '') <> body
UNION SELECT 'step of theme', theme FROM theme_move WHERE replace(why, $1, '') <> why
ORDER BY 1, 2 LIMIT 1000;

-- The same in books.
-- texts_naming_book(str name) ->* text_naming
SELECT 'book', id FROM book WHERE replace(title || ' ' || withdrawn_why, $1, '') <> title || ' ' || withdrawn_why
UNION SELECT 'chapter', c.id FROM chapter c LEFT JOIN prose_version v ON v.prose = c.prose
WHERE replace(c.title || ' ' || coalesce(v.body, ''), $1, '') <> c.title || ' ' || coalesce(v.body, '')
UNION SELECT 'unsaved chapter', c.id FROM chapter c JOIN prose_draft d ON d.prose = c.prose WHERE replace(d.body, $1, '') <> d.body
UNION SELECT 'edition of book', book FROM edition_chapter WHERE replace(title || ' ' || body, $1, '') <> title || ' ' || body
UNION SELECT 'answer for book', book FROM contribution WHERE replace(question || ' ' || body, $1, '') <> question || ' ' || body
UNION SELECT 'comment on chapter', chapter FROM review_note WHERE replace(paragraph || ' ' || body, $1, '') <> paragraph || ' ' || body
ORDER BY 1, 2 LIMIT 1000;
