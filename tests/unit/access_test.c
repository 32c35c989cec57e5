// SPDX-License-Identifier: EUPL-1.2
// The golden matrix of rights: every route against every role, compared with tests/access.txt. A change of
// rights shows as a changed line there, made by hand and read by a reviewer.
#include "test.h"

#include "web/policy.h"
#include "web/routes.h"

#include <stdio.h>

struct role_case {
    const char *name;
    struct actor actor;
    struct standing standing;
};

#define IN(role) .actor = {.is_signed_in = true, .roles = 1u << (role)}

static const struct role_case cases[] = {
    {.name = "visitor"},
    {.name = "employee", .actor = {.is_signed_in = true}},
    {.name = "member", .actor = {.is_signed_in = true}, .standing = {.is_member = true}},
    {.name = "coordinator", .actor = {.is_signed_in = true}, .standing = {.is_coordinator = true}},
    {.name = "lead", .actor = {.is_signed_in = true}, .standing = {.is_lead = true}},
    {.name = "sponsor", .actor = {.is_signed_in = true}, .standing = {.is_sponsor = true}},
    {.name = "starter", IN(ROLE_LEAD)},
    {.name = "hr", IN(ROLE_HR)},
    {.name = "admin", IN(ROLE_ADMIN)},
    {.name = "auditor", IN(ROLE_AUDITOR)},
    {.name = "team", IN(ROLE_TEAM)},
    {.name = "proposer", .actor = {.is_signed_in = true}, .standing = {.is_proposer = true}},
    {.name = "reference", .actor = {.is_signed_in = true}, .standing = {.is_reference = true}},
    {.name = "reader", .actor = {.is_signed_in = true}, .standing = {.is_open_to_all = true}},
    {.name = "applicant", .actor = {.is_signed_in = true}, .standing = {.is_applicant = true}},
    {.name = "author", .actor = {.is_signed_in = true}, .standing = {.is_author = true}},
    {.name = "reviewer", .actor = {.is_signed_in = true}, .standing = {.is_reviewer = true}},
};
enum { CASES = sizeof cases / sizeof *cases };

static struct str verdict_text(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_YES: return S("yes");
    case VERDICT_NO: return S("-");
    case VERDICT_SIGN_IN: return S("sign-in");
    }
    return S("?");
}

/// "GET  /networks/{network}    sign-in -  yes  yes ..."
static struct str matrix_line(const struct route *route)
{
    struct buf line = buf_new(test_arena(), 4096);
    buf_format(&line, "%-4s %-44.*s", route->method == HTTP_POST ? "POST" : "GET", STR(route->pattern));
    for (const struct role_case *c = cases; c < cases + CASES; c++) {
        enum verdict v = policy_judge(route->verb, &c->actor, c->standing, (struct setting_of_request){0});
        buf_format(&line, "%-12.*s", STR(verdict_text(v)));
    }
    return str_trim(buf_get(&line));
}

static struct str golden(void)
{
    static char text[1 << 20];
    FILE *file = fopen("tests/access.txt", "r");
    size_t len = file ? fread(text, 1, sizeof text, file) : 0;
    if (file)
        fclose(file);
    return (struct str){text, len};
}

TEST("every route gives every role what tests/access.txt says")
{
    struct str wanted = golden();
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++) {
        struct str line = str_cat(test_arena(), matrix_line(r), S("\n"));
        bool found = str_find_str(wanted, line, 0) < wanted.len;
        if (!found)
            printf("not in tests/access.txt: %.*s", STR(line));
        CHECK(found);
    }
}

TEST("tests/access.txt has no line too many")
{
    struct str rest = golden(), line;
    size_t lines = 0;
    while (str_cut(&rest, '\n', &line))
        lines += line.len > 0 && line.at[0] != '#';
    CHECK_INT(lines, ROUTE_COUNT);
}

TEST("only the demo lets anyone sign in as a role, and only this machine reads the metrics")
{
    struct actor nobody = {0};
    struct standing none = {0};
    CHECK(policy_judge(VERB_DEMO, &nobody, none, (struct setting_of_request){0}) == VERDICT_NO);
    CHECK(policy_judge(VERB_DEMO, &nobody, none, (struct setting_of_request){.is_demo = true}) ==
          VERDICT_YES);
    CHECK(policy_judge(VERB_LOOPBACK, &nobody, none, (struct setting_of_request){0}) == VERDICT_NO);
    CHECK(policy_judge(VERB_LOOPBACK, &nobody, none, (struct setting_of_request){.is_loopback = true}) ==
          VERDICT_YES);
}
