// SPDX-License-Identifier: EUPL-1.2
// Parts of a mail, and their two forms.
#include "jobs/letter.h"

enum { TEXT_BYTES_MOST = 256 * 1024 };

struct letter letter_new(struct arena *arena, enum lang lang)
{
    return (struct letter){
        .arena = arena, .lang = lang, .blocks.at = NEW_ARRAY(arena, struct mail_block, LETTER_BLOCKS_MOST)};
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

void letter_answer(struct letter *letter, struct str label, struct url url)
{
    add(letter, (struct mail_block){.text = label, .url = url, .is_answer = true});
}

void letter_link(struct letter *letter, struct str lead, struct url url)
{
    add(letter, (struct mail_block){.text = lead, .url = url, .is_link = true});
}

static void block_write(struct buf *out, const struct mail_block *b)
{
    buf_str(out, b->text);
    if (b->is_answer || b->is_link) {
        buf_str(out, S(":\n"));
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

struct str letter_html(const struct letter *letter, struct str subject)
{
    struct html h = html_new(letter->arena, letter->lang);
    view_mail_page(&h, &(struct mail_page){lang_tag(letter->lang), subject, letter->blocks});
    return html_get(&h);
}
