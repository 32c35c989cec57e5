// SPDX-License-Identifier: EUPL-1.2
#include "pages/people/skills.h"

#include "i18n/format.h"
#include "sql/theme.h"
#include "theme/theme.h"

static bool says(const struct competence_id_list *own, struct competence_id id)
{
    for (size_t i = 0; i < own->count; i++)
        if (own->at[i].n == id.n)
            return true;
    return false;
}

static void skill_add(struct web *w, struct choices *to, struct competence_id id, struct str name,
                      bool is_said)
{
    choices_add(to, str_format(w->arena, "%lld", (long long)id.n), name, is_said);
    to->at[to->count - 1].id = str_format(w->arena, "skill-%lld", (long long)id.n);
}

static void all_add(struct web *w, struct choices *to, const struct competence_id_list *own)
{
    struct competence_list all = competences(w->db);
    *to = choices_new(w, S("skill"), MSG_person_competences, all.count);
    to->hint = SAY(w, MSG_person_competences_hint);
    for (size_t i = 0; i < all.count; i++) {
        const struct competence *c = &all.at[i];
        struct str name = competence_in(w->lang, c->name_nb, c->name_nn, c->name_da, c->name_en);
        if (!c->is_retired || says(own, c->id))
            skill_add(w, to, c->id, name, says(own, c->id));
    }
}

static void wanted_add(struct web *w, struct choices *to, const struct competence_id_list *own,
                       struct theme_id theme)
{
    struct theme_wanted_list wanted = theme_wants(w->db, theme);
    *to = choices_new(w, S("skill"), MSG_apply_brings, wanted.count);
    to->hint = SAY(w, MSG_apply_brings_hint);
    for (size_t i = 0; i < wanted.count; i++) {
        const struct theme_wanted *c = &wanted.at[i];
        struct str name = competence_in(w->lang, c->name_nb, c->name_nn, c->name_da, c->name_en);
        skill_add(w, to, c->id, name, says(own, c->id));
    }
}

struct choices skill_choices(struct web *w, struct person_id person, const struct theme_id *theme)
{
    struct competence_id_list own = person_competences(w->db, person);
    struct choices list;
    if (theme)
        wanted_add(w, &list, &own, *theme);
    else
        all_add(w, &list, &own);
    return list;
}

void skills_save(struct web *w, struct person_id person, struct choices *skills)
{
    form_choices(w, skills);
    for (size_t i = 0; i < skills->count; i++) {
        struct competence_id id = {0};
        str_int(skills->at[i].value, &id.n);
        if (skills->at[i].selected)
            person_competence_add(w->db, person, id, w->now);
        else
            person_competence_drop(w->db, person, id);
    }
}

struct str skills_words(struct web *w, struct person_id person)
{
    struct choices all = skill_choices(w, person, NULL);
    struct str *names = NEW_ARRAY(w->arena, struct str, all.count);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].selected)
            names[count++] = all.at[i].label;
    return count ? format_list(w->arena, w->lang, names, count) : S("");
}
