// SPDX-License-Identifier: EUPL-1.2
#include "pages/theme/shelf.h"

#include "base/bug.h"
#include "pages/theme/theme.h"

static enum shelf_state state_of(enum theme_state state)
{
    switch (state) {
    case THEME_STATE_OPEN: return SHELF_OPEN;
    case THEME_STATE_TAKEN: return SHELF_TAKEN;
    case THEME_STATE_WRITTEN: return SHELF_WRITTEN;
    case THEME_STATE_IN_PRACTICE: return SHELF_PRACTICE;
    case THEME_STATE_PARKED:
    case THEME_STATE_CLOSED: return SHELF_WAITING;
    case THEME_STATE_DRAFT:
    case THEME_STATE_PROPOSED:
    case THEME_STATE_DECLINED: break;
    }
    BUG("a theme in state %d is not on the shelf", (int)state);
}

static struct shelf_book book_of(struct web *w, const struct shelved *t)
{
    return (struct shelf_book){
        .title = t->title,
        .group = t->network.is_set ? t->network.value.n : 0,
        .group_name = t->network_name.is_set ? t->network_name.value : SAY(w, MSG_shelf_no_network),
        .kind = (int)t->kind,
        .size = (int)t->size,
        .state = state_of(t->state),
        .percent = SHELF_PERCENT_UNKNOWN, // until there is a book that says
    };
}

/// "Regnvand som ressource: i gang"
static struct str label_of(struct web *w, const struct shelved *t)
{
    return SAY(w, MSG_shelf_label, arg_str(t->title), arg_str(theme_state_words(w, t->state)));
}

static struct shelf_spine standing(const struct shelf_place *p)
{
    return (struct shelf_spine){.place = *p,
                                .inner = p->width - 2,
                                .right = p->width - 4,
                                .middle = p->width / 2,
                                .foot = p->height - 9,
                                .foil = p->height - 12,
                                .wash_size = p->height - 1 - p->wash};
}

static struct shelf_spine lying(const struct shelf_place *p)
{
    return (struct shelf_spine){.place = *p,
                                .inner = p->height - 2,
                                .right = p->width - 10,
                                .middle = p->height / 2,
                                .foot = p->height - 3,
                                .foil = p->width - 9,
                                .wash_size = p->wash - 1};
}

static struct shelf_title_list names_of(struct web *w, const struct shelf_layout *l, bool counts)
{
    struct shelf_title_list names = {.at = NEW_ARRAY(w->arena, struct shelf_title, l->names.count)};
    for (size_t i = 0; i < l->names.count; i++) {
        const struct shelf_name *n = &l->names.at[i];
        struct shelf_title title = {.lines = n->lines, .count_y = n->lines.at[0].y};
        if (counts)
            title.count = SAY(w, MSG_shelf_count, arg_int(n->books));
        names.at[names.count++] = title;
    }
    return names;
}

static struct shelf_picture picture(struct web *w, const struct shelf_layout *l,
                                    const struct shelved_list *all, const struct shelf_book *books,
                                    struct shelf_spine (*drawn)(const struct shelf_place *))
{
    struct shelf_picture p = {.title = SAY(w, MSG_shelf_picture, arg_int((int64_t)all->count)),
                              .width = l->width,
                              .height = l->height,
                              .boards = l->boards,
                              .spines = {.at = NEW_ARRAY(w->arena, struct shelf_spine, all->count)},
                              .names = names_of(w, l, drawn == lying)};
    for (size_t i = 0; i < all->count; i++) {
        struct shelf_spine s = drawn(&l->books.at[i]);
        s.state = books[i].state;
        s.label = label_of(w, &all->at[i]);
        s.url = url_theme_show(w->arena, all->at[i].id);
        p.spines.at[p.spines.count++] = s;
    }
    return p;
}

void shelf_draw(struct web *w, const struct shelved_list *all, struct str about, struct shelf_picture *wide,
                struct shelf_picture *narrow)
{
    struct shelf_book *books = NEW_ARRAY(w->arena, struct shelf_book, all->count);
    for (size_t i = 0; i < all->count; i++)
        books[i] = book_of(w, &all->at[i]);
    struct shelf_layout stands = shelf_stand(w->arena, books, all->count);
    struct shelf_layout lies = shelf_lie(w->arena, books, all->count);
    *wide = picture(w, &stands, all, books, standing);
    *narrow = picture(w, &lies, all, books, lying);
    wide->about = narrow->about = about;
}
