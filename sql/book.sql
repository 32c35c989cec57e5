-- Statements about books: book/book.h.
-- owns: book book_person chapter edition edition_chapter

-- enum book_language: nb nn da en
-- enum book_state: outline writing in_review published revising withdrawn
-- enum book_duty: author reviewer

-- book_by_id(book_id id) -> book(book_id id, theme_id theme, str title, book_language language, book_state state, int edition, date? true_on, date? review_on, str withdrawn_why)
SELECT id, theme, title, language, state, edition, true_on, review_on, withdrawn_why FROM book WHERE id = $1;

-- Nothing where the theme has one in that language.
-- book_add(theme_id theme, str title, book_language language, instant created_at) -> book_id
INSERT INTO book (theme, title, language, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id;

-- Nothing changes where it is in another state by now.
-- book_state_set(book_turn(book_id id, book_state was, book_state state, int edition, date? true_on, date? review_on, str withdrawn_why))
UPDATE book SET state = $3, edition = $4, true_on = $5, review_on = $6, withdrawn_why = $7 WHERE id = $1 AND state = $2;

-- books_of_theme(theme_id theme) ->* book_line(book_id id, str title, book_language language, book_state state, int edition, str theme, bool is_mine)
SELECT b.id, b.title, b.language, b.state, b.edition, t.title, 0
FROM book b JOIN theme t ON t.id = b.theme WHERE t.id = $1 ORDER BY b.id LIMIT 10;

-- Which there are to be read, the newest first.
-- books_published() ->* book_line
SELECT b.id, b.title, b.language, b.state, b.edition, t.title, 0
FROM book b JOIN theme t ON t.id = b.theme WHERE b.edition > 0 AND b.state <> 'withdrawn' ORDER BY b.true_on DESC, b.id DESC LIMIT 500;

-- Those that somebody writes, reviews or answers for.
-- books_of_person(person_id person) ->* book_line
SELECT b.id, b.title, b.language, b.state, b.edition, t.title, 1
FROM book b JOIN theme t ON t.id = b.theme
WHERE b.state <> 'withdrawn' AND (t.reference = $1 OR EXISTS (SELECT 1 FROM book_person p WHERE p.book = b.id AND p.person = $1))
ORDER BY b.id DESC LIMIT 200;

-- What is being made, for the leadership team.
-- books_in_work() ->* book_line
SELECT b.id, b.title, b.language, b.state, b.edition, t.title, 0
FROM book b JOIN theme t ON t.id = b.theme WHERE b.state IN ('outline', 'writing', 'in_review', 'revising') ORDER BY b.id DESC LIMIT 500;

-- books_to_ask_whether_true(date today) ->* book_id
SELECT id FROM book WHERE state = 'published' AND review_on <= $1 ORDER BY id LIMIT 500;

-- ---- who makes it ----

-- book_people(book_id book) ->* book_maker(person_id person, str given_name, str family_name, book_duty duty, bool has_left)
SELECT p.id, p.given_name, p.family_name, b.duty, CASE WHEN p.state = 'ended' THEN 1 ELSE 0 END
FROM book_person b JOIN person p ON p.id = b.person WHERE b.book = $1 ORDER BY b.duty, p.family_name, p.given_name, p.id LIMIT 50;

-- book_person_add(book_id book, person_id person, book_duty duty)
INSERT INTO book_person (book, person, duty) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- book_person_drop(book_id book, person_id person)
DELETE FROM book_person WHERE book = $1 AND person = $2;

-- ---- chapters ----

-- chapter_by_id(chapter_id id) -> chapter(chapter_id id, book_id book, int place, str title, prose_id prose, int head, int approved, int? follows)
SELECT c.id, c.book, c.place, c.title, c.prose, p.head, c.approved, c.follows FROM chapter c JOIN prose p ON p.id = c.prose WHERE c.id = $1;

-- In their order, those laid aside at the end.
-- chapters_of(book_id book) ->* chapter
SELECT c.id, c.book, c.place, c.title, c.prose, p.head, c.approved, c.follows
FROM chapter c JOIN prose p ON p.id = c.prose WHERE c.book = $1
ORDER BY CASE WHEN c.place = 0 THEN 1 ELSE 0 END, c.place, c.id LIMIT 200;

-- chapter_add(book_id book, int place, str title, prose_id prose) -> chapter_id
INSERT INTO chapter (book, place, title, prose) VALUES ($1, $2, $3, $4) RETURNING id;

-- chapter_place_set(chapter_id id, int place)
UPDATE chapter SET place = $2 WHERE id = $1;

-- A reviewer said yes to other words: a title is a part of them.
-- chapter_title_set(chapter_id id, str title)
UPDATE chapter SET title = $2, approved = 0 WHERE id = $1 AND title <> $2;

-- chapter_approved_set(chapter_id id, int approved)
UPDATE chapter SET approved = $2 WHERE id = $1;

-- ---- editions ----

-- edition_add(book_id book, int number, date published_on)
INSERT INTO edition (book, number, published_on) VALUES ($1, $2, $3);

-- edition_chapter_add(book_id book, int edition, int place, str title, str body, int? follows)
INSERT INTO edition_chapter (book, edition, place, title, body, follows) VALUES ($1, $2, $3, $4, $5, $6);

-- edition(book_id book, int number) -> edition(int number, date published_on)
SELECT number, published_on FROM edition WHERE book = $1 AND number = $2;

-- edition_chapters(book_id book, int edition) ->* edition_chapter(int place, str title, str body, int? follows)
SELECT place, title, body, follows FROM edition_chapter WHERE book = $1 AND edition = $2 ORDER BY place LIMIT 60;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_book_person(person_id person)
DELETE FROM book_person WHERE person = $1;
