// SPDX-License-Identifier: EUPL-1.2
// Parts of a mail, and their two forms.
#include "jobs/letter.h"

enum { TEXT_BYTES_MOST = 256 * 1024 };

struct letter letter_new(struct arena *arena, enum lang lang)
{
    return (struct letter){
        .arena = arena,
        .lang = lang,
        .blocks.at = NEW_ARRAY(arena, struct mail_block, LETTER_BLOCKS_MOST),
        .accent = S("#0d5c75"),
    };
}

static void add(struct letter *letter, struct mail_block block)
{
    if (letter->blocks.count < LETTER_BLOCKS_MOST)
        letter->blocks.at[letter->blocks.count++] = block;
}

void letter_heading(struct letter *letter, struct str text)
{
    add(letter, (struct mail_block){.text = text, .is_heading = true});
}

void letter_says(struct letter *letter, struct str text)
{
    struct str blank_line = S("\n\n");
    for (size_t from = 0; from < text.len;) {
        size_t to = str_find_str(text, blank_line, from);
        struct str part = str_trim(str_slice(text, from, to));
        if (part.len)
            add(letter, (struct mail_block){.text = part});
        from = to + blank_line.len;
    }
}

void letter_item(struct letter *letter, struct str text)
{
    add(letter, (struct mail_block){.text = text, .is_item = true});
}

void letter_row(struct letter *letter, struct str when, struct str what)
{
    add(letter, (struct mail_block){.text = what, .when = when, .is_item = true});
}

void letter_answer(struct letter *letter, struct str label, struct url url)
{
    add(letter, (struct mail_block){.text = label, .url = url, .is_answer = true});
}

void letter_link(struct letter *letter, struct str lead, struct url url)
{
    add(letter, (struct mail_block){.text = lead, .url = url, .is_link = true});
}

static bool ends_a_sentence(struct str text)
{
    return str_ends(text, S(".")) || str_ends(text, S("?")) || str_ends(text, S("!"));
}

static void block_write(struct buf *out, const struct mail_block *b)
{
    buf_str(out, b->when);
    buf_str(out, b->when.len ? S("  ") : S(""));
    buf_str(out, b->text);
    if (b->is_answer || b->is_link) {
        buf_str(out, ends_a_sentence(b->text) ? S("\n") : S(":\n"));
        buf_str(out, url_text(b->url));
    }
    buf_char(out, '\n');
}

struct str letter_text(const struct letter *letter)
{
    struct buf out = buf_new(letter->arena, TEXT_BYTES_MOST);
    for (size_t i = 0; i < letter->blocks.count; i++) {
        const struct mail_block *b = &letter->blocks.at[i];
        bool joins =
            b->is_item && (letter->blocks.at[i - !!i].is_item || letter->blocks.at[i - !!i].is_heading);
        if (i && !joins)
            buf_char(&out, '\n');
        block_write(&out, b);
    }
    return buf_get(&out);
}

static bool is_of_kind(const struct mail_section *s, const struct mail_block *b)
{
    return s->are_answers == b->is_answer && s->are_items == b->is_item;
}

static struct mail_section section_new(const struct letter *letter, struct mail_block *first)
{
    return (struct mail_section){
        .blocks.at = first,
        .row.buttons.at =
            NEW_ARRAY(letter->arena, struct mail_button, first->is_answer ? LETTER_BLOCKS_MOST : 0),
        .are_answers = first->is_answer,
        .are_items = first->is_item,
    };
}

static struct mail_section_list sections_of(const struct letter *letter)
{
    struct mail_section_list list = {.at =
                                         NEW_ARRAY(letter->arena, struct mail_section, letter->blocks.count)};
    for (size_t i = 0; i < letter->blocks.count; i++) {
        struct mail_block *b = &letter->blocks.at[i];
        if (!list.count || !is_of_kind(&list.at[list.count - 1], b))
            list.at[list.count++] = section_new(letter, b);
        struct mail_section *section = &list.at[list.count - 1];
        section->blocks.count++;
        if (b->is_answer)
            section->row.buttons.at[section->row.buttons.count++] =
                (struct mail_button){b->text, letter->accent, b->url};
    }
    return list;
}

struct str letter_html(const struct letter *letter, struct str subject)
{
    struct html h = html_new(letter->arena, letter->lang);
    struct mail_page page = {
        .lang_tag = lang_tag(letter->lang),
        .subject = subject,
        .sender = letter->sender,
        .about = letter->about,
        .accent = letter->accent,
        .sections = sections_of(letter),
    };
    view_mail_page(&h, &page);
    return html_get(&h);
}
