// SPDX-License-Identifier: EUPL-1.2
// tvers user: accounts, for whoever runs the machine. The pages under /admin/accounts do the same for
// administrators.
#include "cli/cli.h"

#include "auth/account.h"
#include "auth/password.h"
#include "auth/token.h"
#include "base/bug.h"
#include "cli/password_prompt.h"
#include "cli/say.h"
#include "cli/store.h"
#include "cli/user_print.h"
#include "i18n/collate.h"
#include "i18n/national_id.h"
#include "sql/auth.h"
#include "url/urls.h"

#include <stdio.h>

struct user_wishes {
    struct str data, backup_dir, public_url, display_name, person;
    bool link;
    int format;
};

static const struct option rows[] = {
    OPTION_STORE(struct user_wishes),
    OPTION_BACKUP_DIR(struct user_wishes),
    OPTION_TEXT(struct user_wishes, display_name, "--name", "NAME", "of a new account: what others see"),
    OPTION_TEXT(struct user_wishes, person, "--person", "WHO",
                "of a new account: an email address, employee number or full name in the staff list"),
    OPTION_SWITCH(struct user_wishes, link, "--link",
                  "do not ask for a password: print a link to set one, which works once and within a week"),
    OPTION_TEXT(struct user_wishes, public_url, "--public-url", "URL",
                "what such a link begins with (http://127.0.0.1:8080)"),
    OPTION_CHOICE(struct user_wishes, format, "--format", FORMAT_CHOICES, "how the list is printed"),
};

const struct options user_options = {
    .usage = "user add|list|role|person|password|disable|enable [USER] [ROLE...|WHO] [OPTIONS]",
    .about =
        "  user add kari admin hr --name \"Kari Moe\"   a new account with these roles\n"
        "  user list                                  name, state, roles, display name\n"
        "  user role kari hr                          these roles and no other\n"
        "  user person kari 1001                      whom she is in the staff list; without WHO: nobody\n"
        "  user password kari                         a new password; ends all sessions\n"
        "  user disable kari, user enable kari        ends all sessions; lets in again\n\n"
        "A new account whose name is an address finds its person by it, others by --person. One person has\n"
        "one account. Roles: admin hr lead sponsor auditor team. A password is read from the terminal, or "
        "from "
        "the first\n"
        "line of standard input.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 8,
};

/// One run of the command, inside its write transaction.
struct user_run {
    struct arena *arena;
    struct db *db;
    const struct user_wishes *wishes;
    struct str action, user_name, who;
    struct str password_hash; // empty: none was asked for
    bool has_role[ROLE_TEAM + 1];
};

typedef int action_fn(const struct user_run *run);

static int refuse(const struct user_run *run, enum message why)
{
    say("user", run->user_name, why);
    return EXIT_NO;
}

static bool is_admin(const struct user_run *run, struct account_id account)
{
    struct role_list roles = account_roles(run->db, account);
    for (size_t i = 0; i < roles.count; i++)
        if (roles.at[i] == ROLE_ADMIN)
            return true;
    return false;
}

/// Somebody must be able to let the others in.
static bool is_last_admin(const struct user_run *run, struct account_id account)
{
    struct account_row_list all = accounts_all(run->db);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].id.n != account.n && all.at[i].state == ACCOUNT_STATE_ACTIVE &&
            is_admin(run, all.at[i].id))
            return false;
    return is_admin(run, account);
}

static void roles_set(const struct user_run *run, struct account_id account)
{
    for (enum role r = ROLE_ADMIN; r <= ROLE_TEAM; r++)
        if (run->has_role[r])
            account_role_add(run->db, account, r);
        else
            account_role_remove(run->db, account, r);
}

static void link_print(const struct user_run *run, struct account_id account)
{
    struct secret token = account_password_link(run->db, account, instant_now());
    struct url url = url_password_form(run->arena, secret_reveal(token));
    printf("%.*s\n", STR(url_text(url_absolute(run->arena, run->wishes->public_url, url))));
}

static void way_in(const struct user_run *run, struct account_id account)
{
    if (!run->wishes->link) {
        account_password_change(run->db, account, run->password_hash);
        return;
    }
    link_print(run, account);
    sessions_end(run->db, account);
}

/// The person, or why not.
static int person_found(const struct user_run *run, enum account_person found,
                        const struct person_named *person, struct maybe_person_id *out)
{
    switch (found) {
    case ACCOUNT_PERSON_FREE:
    case ACCOUNT_PERSON_OWN: *out = (struct maybe_person_id){true, person->id}; return EXIT_DONE;
    case ACCOUNT_PERSON_NONE: return refuse(run, MSG_cli_user_person_none);
    case ACCOUNT_PERSON_MANY: return refuse(run, MSG_cli_user_person_many);
    case ACCOUNT_PERSON_TAKEN: return refuse(run, MSG_cli_user_person_taken);
    }
    BUG("a person found in no way");
}

/// As wished, else by a user name that is an address.
static int new_person(const struct user_run *run, struct maybe_person_id *out)
{
    struct person_named person;
    struct str holder, who = run->wishes->person;
    enum account_person found =
        who.len ? account_person_find(run->db, who, (struct maybe_account_id){0}, &person, &holder)
                : account_person_by_name(run->db, run->user_name, &person, &holder);
    *out = (struct maybe_person_id){0};
    bool is_nobody = !who.len && (found == ACCOUNT_PERSON_NONE || found == ACCOUNT_PERSON_MANY);
    return is_nobody ? EXIT_DONE : person_found(run, found, &person, out);
}

static int user_add(const struct user_run *run)
{
    struct account_id account;
    struct maybe_person_id person;
    int status = new_person(run, &person);
    if (status != EXIT_DONE)
        return status;
    struct str name = run->wishes->display_name.len ? run->wishes->display_name : run->user_name;
    switch (account_new(run->db, person, run->user_name, name, instant_now(), &account)) {
    case ACCOUNT_ADDED: break;
    case ACCOUNT_NAME_TAKEN: return refuse(run, MSG_cli_user_exists);
    case ACCOUNTS_FULL:
        say_text("user", run->user_name,
                 SAID(run->arena, MSG_admin_accounts_full, arg_int(ACCOUNTS_UNLISTED_MOST)));
        return EXIT_NO;
    }
    roles_set(run, account);
    way_in(run, account);
    return EXIT_DONE;
}

static int user_list(const struct user_run *run)
{
    struct account_row_list all = accounts_all(run->db);
    accounts_print(run->arena, &all, (enum format)run->wishes->format);
    return EXIT_DONE;
}

static int with_account(const struct user_run *run, struct account *out)
{
    return account_by_user_name(run->db, run->user_name, out) ? EXIT_DONE : refuse(run, MSG_cli_user_none);
}

static int user_role(const struct user_run *run)
{
    struct account account;
    int status = with_account(run, &account);
    if (status != EXIT_DONE)
        return status;
    if (!run->has_role[ROLE_ADMIN] && is_last_admin(run, account.id))
        return refuse(run, MSG_cli_user_last_admin);
    roles_set(run, account.id);
    return EXIT_DONE;
}

static int user_person(const struct user_run *run)
{
    struct account account;
    struct person_named person;
    struct str holder;
    struct maybe_person_id chosen = {0};
    int status = with_account(run, &account);
    if (status == EXIT_DONE && run->who.len)
        status =
            person_found(run,
                         account_person_find(run->db, run->who, (struct maybe_account_id){true, account.id},
                                             &person, &holder),
                         &person, &chosen);
    if (status == EXIT_DONE)
        account_person_set(run->db, account.id, chosen);
    return status;
}

static int user_password(const struct user_run *run)
{
    struct account account;
    int status = with_account(run, &account);
    if (status == EXIT_DONE)
        way_in(run, account.id);
    return status;
}

static int user_disable(const struct user_run *run)
{
    struct account account;
    int status = with_account(run, &account);
    if (status != EXIT_DONE)
        return status;
    if (is_last_admin(run, account.id))
        return refuse(run, MSG_cli_user_last_admin);
    account_close(run->db, account.id);
    return EXIT_DONE;
}

static int user_enable(const struct user_run *run)
{
    struct account account;
    int status = with_account(run, &account);
    if (status == EXIT_DONE)
        account_state_set(run->db, account.id, ACCOUNT_STATE_ACTIVE);
    return status;
}

struct action {
    struct str name;
    action_fn *run;
    bool needs_user, takes_roles, sets_password, takes_person;
};

static const struct action actions[] = {
    {S_INIT("add"), user_add, true, true, true, false},
    {S_INIT("list"), user_list, false, false, false, false},
    {S_INIT("role"), user_role, true, true, false, false},
    {S_INIT("person"), user_person, true, false, false, true},
    {S_INIT("password"), user_password, true, false, true, false},
    {S_INIT("disable"), user_disable, true, false, false, false},
    {S_INIT("enable"), user_enable, true, false, false, false},
};

static const struct action *action_by_name(struct str name)
{
    for (size_t i = 0; i < ARRAY_COUNT(actions); i++)
        if (str_is(actions[i].name, name))
            return &actions[i];
    return NULL;
}

static bool usage_wrong(struct str about, enum message what)
{
    say("user", about, what);
    say_help_tells("user");
    return false;
}

static bool choice_wrong(const struct user_run *run, struct str word, struct str choices)
{
    say_text("user", word, SAID(run->arena, MSG_cli_option_expects_choice, arg_str(choices)));
    return false;
}

static bool roles_take(struct user_run *run, const struct str_list *words)
{
    for (size_t i = 2; i < words->count; i++) {
        enum role role;
        if (!role_from_text(words->at[i], &role))
            return choice_wrong(run, words->at[i], S("admin|hr|lead|sponsor|auditor|team"));
        run->has_role[role] = true;
    }
    return true;
}

/// Fills the run from the words behind "user".
static bool words_take(struct user_run *run, const struct action *action, const struct str_list *words)
{
    if (action->needs_user != (words->count > 1))
        return usage_wrong(run->action, action->needs_user ? MSG_cli_user_whose : MSG_cli_user_takes_none);
    if (action->needs_user)
        run->user_name = fold(run->arena, words->at[1]);
    if (national_id_in(run->user_name, NATIONAL_ID_ANYWHERE) ||
        national_id_in(run->wishes->display_name, NATIONAL_ID_ANYWHERE))
        return usage_wrong(S(""), MSG_form_national_id);
    if (action->takes_roles)
        return roles_take(run, words);
    size_t most = action->takes_person ? 3 : 2;
    if (words->count > most)
        return usage_wrong(words->at[most], MSG_cli_user_word_too_many);
    if (words->count == 3)
        run->who = words->at[2];
    return true;
}

static int in_transaction(struct user_run *run, const struct action *action)
{
    struct db_pool *pool = store_open(run->wishes->data, run->wishes->backup_dir);
    if (!pool)
        return EXIT_WORLD;
    run->db = db_begin(pool, DB_WRITE, run->arena);
    int status = action->run(run);
    bool kept = db_end(run->db, status == EXIT_DONE ? DB_COMMIT : DB_ROLLBACK) == DB_DONE;
    if (status == EXIT_DONE && !kept) {
        say("user", S(""), MSG_cli_store_failed);
        status = EXIT_WORLD;
    }
    db_pool_free(pool);
    return status;
}

static int user(struct arena *arena, const void *wishes, const struct str_list *words)
{
    struct user_run run = {.arena = arena, .wishes = wishes, .action = words->at[0]};
    const struct action *action = action_by_name(run.action);
    if (!action) {
        choice_wrong(&run, run.action, S("add|list|role|person|password|disable|enable"));
        return EXIT_USAGE;
    }
    if (!words_take(&run, action, words))
        return EXIT_USAGE;
    auth_begin();
    struct secret password;
    if (action->sets_password && !run.wishes->link) {
        if (!password_prompt(arena, &password))
            return EXIT_INPUT;
        run.password_hash = password_hash(arena, password);
    }
    return in_transaction(&run, action);
}

int command_user(int argc, char **argv)
{
    struct user_wishes w = {
        .data = STORE_DEFAULT, .public_url = S("http://127.0.0.1:8080"), .format = (int)format_default()};
    return command_run(&user_options, argc, argv, &w, user);
}
