// SPDX-License-Identifier: EUPL-1.2
#include "web/listing.h"

#include "base/utf8.h"
#include "i18n/collate.h"
#include "web/form.h"

#include <stdlib.h>
#include <string.h>

enum { WANTED_BYTES_MOST = 100, PAGE_MOST = 100000 };

// ---- the address ----

static struct str parameter(struct web *w, const struct listing_about *about, const char *name)
{
    return about->prefix ? str_format(w->arena, "%s-%s", about->prefix, name) : str_from(name);
}

/// "unit" or, downwards, "-unit".
static void order_read(struct listing *list, struct str wanted)
{
    bool is_down = str_starts(wanted, S("-"));
    struct str name = str_slice(wanted, is_down, SIZE_MAX);
    for (size_t k = 0; k < list->about->key_count; k++)
        if (!list->about->keys[k].is_only_text && str_is(name, str_from(list->about->keys[k].name))) {
            list->key = (int)k;
            list->is_down = is_down;
        }
}

struct listing listing_read(struct web *w, struct url here, const struct listing_about *about)
{
    struct listing list = {
        .about = about,
        .id = about->prefix ? str_from(about->prefix) : S("list"),
        .label = SAY(w, about->label),
        .query_name = parameter(w, about, "q"),
        .key = -1,
        .page = 1,
        .most = about->most ? about->most : LISTING_PAGE,
        .is_table = about->is_table,
        .here = here,
        .base = here,
        .kept.at = NEW_ARRAY(w->arena, struct listing_kept, LISTING_KEPT_MOST + 1),
    };
    list.wanted = utf8_clip(str_trim(form_query(w, list.query_name)), WANTED_BYTES_MOST);
    order_read(&list, form_query(w, parameter(w, about, "sort")));
    if (!str_int(form_query(w, parameter(w, about, "page")), &list.page) || list.page < 1 ||
        list.page > PAGE_MOST)
        list.page = 1;
    return list;
}

void listing_keep(struct web *w, struct listing *list, struct str name, struct str value)
{
    if (!value.len || list->kept.count == LISTING_KEPT_MOST)
        return;
    list->kept.at[list->kept.count++] = (struct listing_kept){name, value};
    list->base = url_with(w->arena, list->base, name, value);
}

static struct str order_text(struct web *w, const struct listing_key *key, bool is_down)
{
    return str_format(w->arena, "%s%s", is_down ? "-" : "", key->name);
}

static struct url place(struct web *w, const struct listing *list, struct url from, struct str order,
                        int64_t page)
{
    struct url url = from;
    if (list->wanted.len)
        url = url_with(w->arena, url, list->query_name, list->wanted);
    if (order.len)
        url = url_with(w->arena, url, parameter(w, list->about, "sort"), order);
    if (page > 1)
        url = url_with_int(w->arena, url, parameter(w, list->about, "page"), page);
    return url;
}

static struct url turned(struct web *w, const struct listing *list, struct str order, int64_t page)
{
    return url_with_fragment(w->arena, place(w, list, list->base, order, page), list->id);
}

static struct str order_now(struct web *w, const struct listing *list)
{
    return list->key < 0 ? S("") : order_text(w, &list->about->keys[list->key], list->is_down);
}

struct url listing_with(struct web *w, const struct listing *list, struct url action)
{
    struct url url = action;
    for (size_t i = 0; i < list->kept.count; i++)
        url = url_with(w->arena, url, list->kept.at[i].name, list->kept.at[i].value);
    return place(w, list, url, order_now(w, list), list->page);
}

struct url listing_here(struct web *w, const struct listing *list)
{
    return place(w, list, list->base, order_now(w, list), list->page);
}

// ---- what stands around the rows ----

/// Pressed again, a head turns its order.
static void heads_fill(struct web *w, struct listing *list)
{
    list->heads.at = NEW_ARRAY(w->arena, struct listing_head, list->about->key_count);
    for (size_t k = 0; k < list->about->key_count; k++) {
        const struct listing_key *key = &list->about->keys[k];
        bool is_asked = list->key == (int)k, is_given = list->key < 0 && key->given != LISTING_ANYHOW;
        bool is_down = is_asked ? list->is_down : is_given && key->given == LISTING_DOWN;
        bool next_down = is_asked || is_given ? !is_down : key->begins_down;
        if (!key->is_only_text)
            list->heads.at[list->heads.count++] = (struct listing_head){
                .label = SAY(w, key->label),
                .is_up = (is_asked || is_given) && !is_down,
                .is_down = is_down,
                .is_number = key->is_number,
                .url = turned(w, list, order_text(w, key, next_down), 1),
            };
    }
}

static struct str range_text(struct web *w, const struct listing *list)
{
    int64_t last = list->skip + list->most < list->found ? list->skip + list->most : list->found;
    if (!list->found)
        return list->wanted.len ? SAY(w, MSG_listing_none, arg_str(list->wanted)) : S("");
    return SAY(w, MSG_listing_range, arg_int(list->skip + 1), arg_int(last), arg_int(list->found));
}

void listing_count(struct web *w, struct listing *list, int64_t found)
{
    int64_t pages = found > 0 ? (found + list->most - 1) / list->most : 1;
    list->found = found;
    list->page = list->page < pages ? list->page : pages;
    list->skip = (list->page - 1) * list->most;
    list->is_narrowed = list->wanted.len > 0;
    list->is_asked = list->is_narrowed || list->key >= 0 || list->page > 1;
    list->rows = list->rows > found ? list->rows : found;
    list->has_rows = list->rows > 0 || list->is_narrowed;
    list->is_long = list->rows > LISTING_LONG || list->is_narrowed || list->about->is_always_searched;
    list->range = range_text(w, list);
    list->has_earlier = list->page > 1;
    list->has_later = list->page < pages;
    list->earlier = turned(w, list, order_now(w, list), list->page - 1);
    list->later = turned(w, list, order_now(w, list), list->page + 1);
    list->action = url_with_fragment(w->arena, list->here, list->id);
    list->all = url_with_fragment(w->arena, list->base, list->id);
    if (list->key >= 0)
        list->kept.at[list->kept.count++] =
            (struct listing_kept){parameter(w, list->about, "sort"), order_now(w, list)};
    heads_fill(w, list);
}

// ---- picking ----

struct found {
    const void *row;
    struct str key;
    bool is_down;
};

static int by_key(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    int order = str_compare(x->key, y->key);
    if (order)
        return x->is_down ? -order : order;
    return ((const char *)x->row > (const char *)y->row) - ((const char *)x->row < (const char *)y->row);
}

/// Each word wanted, in whatever order, somewhere in what is searched.
static bool is_wanted(struct web *w, const struct listing *list, const void *row, listing_text text)
{
    struct str all = S(""), rest = list->wanted;
    for (size_t k = 0; k < list->about->key_count; k++)
        if (list->about->keys[k].is_searched)
            all = str_words(w->arena, all, text(w, row, k));
    for (int words = 0; rest.len && words < LISTING_WORDS_MOST; words++) {
        size_t end = str_find(rest, ' ', 0);
        if (!search_matches(w->arena, all, str_slice(rest, 0, end)))
            return false;
        rest = str_trim(str_slice(rest, end, SIZE_MAX));
    }
    return true;
}

size_t listing_pick(struct web *w, struct listing *list, void *rows, size_t count, size_t row_bytes,
                    listing_text text)
{
    struct found *found = NEW_ARRAY(w->arena, struct found, count + 1);
    size_t matches = 0, picked = 0;
    for (size_t i = 0; i < count; i++) {
        const void *row = (const char *)rows + i * row_bytes;
        if (list->wanted.len && !list->about->is_found_elsewhere && !is_wanted(w, list, row, text))
            continue;
        struct str key =
            list->key < 0 ? S("") : collate_key(w->arena, w->lang, text(w, row, (size_t)list->key));
        found[matches++] = (struct found){row, key, list->is_down};
    }
    qsort(found, matches, sizeof *found, by_key);
    list->rows = (int64_t)count;
    listing_count(w, list, (int64_t)matches);
    char *page = NEW_ARRAY(w->arena, char, (size_t)list->most *row_bytes);
    for (size_t i = (size_t)list->skip; i < matches && picked < (size_t)list->most; i++)
        memcpy(page + picked++ * row_bytes, found[i].row, row_bytes);
    if (picked)
        memcpy(rows, page, picked * row_bytes);
    return picked;
}
