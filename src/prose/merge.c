// SPDX-License-Identifier: EUPL-1.2
// Between two paragraphs that all three texts have lies a stretch that one, both or nobody changed.
#include "prose/merge.h"

#include "base/buf.h"
#include "prose/diff.h"

/// A text cut into paragraphs and items.
struct paragraphs {
    struct str *at;
    bool *is_loose; // a blank line stands before it
    size_t count;
};

static bool is_item(struct str line)
{
    struct str s = str_trim(line);
    size_t digits = 0;
    while (digits < s.len && s.at[digits] >= '0' && s.at[digits] <= '9')
        digits++;
    struct str mark = str_slice(s, digits, digits + 2);
    return digits ? str_is(mark, S(". ")) || str_is(mark, S(") "))
                  : str_is(mark, S("- ")) || str_is(mark, S("* ")) || str_is(mark, S("+ "));
}

static struct paragraphs cut(struct arena *arena, struct str text)
{
    struct paragraphs p = {.at = NEW_ARRAY(arena, struct str, text.len),
                           .is_loose = NEW_ARRAY(arena, bool, text.len)};
    struct str rest = text, line;
    bool after_blank = true;
    while (str_cut(&rest, '\n', &line)) {
        bool is_empty = !str_trim(line).len;
        if (!is_empty && (after_blank || is_item(line))) {
            p.is_loose[p.count] = after_blank;
            p.at[p.count++] = line;
        } else if (!is_empty) {
            struct str *last = &p.at[p.count - 1];
            last->len = (size_t)(line.at + line.len - last->at);
        }
        after_blank = is_empty;
    }
    return p;
}

/// From one paragraph up to, not including, another.
struct stretch {
    const struct paragraphs *of;
    size_t from, to;
};

static bool is_same(struct stretch a, struct stretch b)
{
    if (a.to - a.from != b.to - b.from)
        return false;
    for (size_t i = 0; i < a.to - a.from; i++)
        if (!str_is(a.of->at[a.from + i], b.of->at[b.from + i]))
            return false;
    return true;
}

static void put(struct buf *out, struct stretch s)
{
    for (size_t i = s.from; i < s.to; i++) {
        if (buf_get(out).len)
            buf_str(out, s.of->is_loose[i] ? S("\n\n") : S("\n"));
        buf_str(out, s.of->at[i]);
    }
}

/// One only added behind or before what the other changed: both are there. False: neither did.
static bool put_beside(struct buf *out, struct stretch base, struct stretch grown, struct stretch changed)
{
    size_t length = base.to - base.from;
    if (grown.to - grown.from < length)
        return false;
    struct stretch first = {grown.of, grown.from, grown.from + length},
                   behind = {grown.of, first.to, grown.to};
    struct stretch last = {grown.of, grown.to - length, grown.to}, before = {grown.of, grown.from, last.from};
    if (is_same(first, base)) {
        put(out, changed);
        put(out, behind);
        return true;
    }
    if (!is_same(last, base))
        return false;
    put(out, before);
    put(out, changed);
    return true;
}

/// Returns whether both changed what stood there.
static bool put_stretch(struct buf *out, struct stretch base, struct stretch theirs, struct stretch mine)
{
    if (is_same(theirs, base) || is_same(theirs, mine)) {
        put(out, mine);
        return false;
    }
    if (is_same(mine, base)) {
        put(out, theirs);
        return false;
    }
    if (base.from < base.to && (put_beside(out, base, theirs, mine) || put_beside(out, base, mine, theirs)))
        return false;
    put(out, theirs);
    put(out, mine);
    return base.from < base.to;
}

struct str prose_merge(struct arena *arena, struct str base, struct str theirs, struct str mine, bool *clash)
{
    struct paragraphs o = cut(arena, base), t = cut(arena, theirs), m = cut(arena, mine);
    size_t *in_t = NEW_ARRAY(arena, size_t, o.count), *in_m = NEW_ARRAY(arena, size_t, o.count);
    size_t at_o = 0, at_t = 0, at_m = 0;
    struct buf out = buf_new(arena, base.len + 2 * (theirs.len + mine.len) + 2);
    diff_match(arena, o.at, o.count, t.at, t.count, in_t);
    diff_match(arena, o.at, o.count, m.at, m.count, in_m);
    *clash = false;
    for (size_t i = 0; i <= o.count; i++) {
        bool is_end = i == o.count;
        if (!is_end && (in_t[i] == SIZE_MAX || in_m[i] == SIZE_MAX))
            continue;
        size_t to_t = is_end ? t.count : in_t[i], to_m = is_end ? m.count : in_m[i];
        *clash |= put_stretch(&out, (struct stretch){&o, at_o, i}, (struct stretch){&t, at_t, to_t},
                              (struct stretch){&m, at_m, to_m});
        if (!is_end)
            put(&out, (struct stretch){&m, to_m, to_m + 1});
        at_o = i + 1;
        at_t = to_t + 1;
        at_m = to_m + 1;
    }
    return buf_get(&out);
}
