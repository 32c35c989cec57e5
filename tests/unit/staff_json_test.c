// SPDX-License-Identifier: EUPL-1.2
// Staff lists in JSON.
#include "test.h"

#include "staff/stafflist.h"

static struct staff_list *read_text(struct str text)
{
    return staff_list_read(test_arena(), text);
}

static bool has_finding(const struct staff_list *list, int64_t row, struct str column, enum finding_code code)
{
    for (size_t i = 0; i < list->findings.count; i++) {
        const struct finding *f = &list->findings.at[i];
        if (f->row == row && f->code == code && str_is(f->column, column))
            return true;
    }
    return false;
}

#define DOCUMENT(positions) "{\"schema\":\"tvers-hr/1\",\"positions\":[" positions "]}"
#define KARI_JSON(more)                                                                                      \
    "{\"employee_id\":\"00100\",\"given_name\":\"Kari\",\"family_name\":\"Nordmann\",\"email\":\"kari@x."    \
    "no\","                                                                                                  \
    "\"unit_name\":\"Skole\",\"start_date\":\"2026-09-01\"" more "}"

TEST("a document in JSON is the same list as the table with its values")
{
    const struct staff_list *json = read_text(
        S("{\"schema\":\"tvers-hr/"
          "1\",\"generated\":\"2026-09-02\",\"source\":\"Visma\",\"positions\":[" KARI_JSON(
              ",\"position_percent\":62.5,\"is_manager\":true,\"end_date\":null") "," KARI_JSON("") "]}"));
    CHECK(!json->counts[FINDING_REFUSES] && json->is_json);
    CHECK_INT(json->counts[FINDING_SPOILS_ROW] + json->counts[FINDING_WARNS], 0);
    CHECK_INT(json->people.count, 1);
    CHECK_INT(json->positions.count, 2);
    CHECK_INT(json->positions.at[1].row, 2);
    CHECK_STR(json->people.at[0].employee_id, S("00100"));
    CHECK(json->people.at[0].is_manager.value);
    CHECK(json->positions.at[0].share_percent.value == 62.5);
    CHECK(!json->positions.at[0].ends_on.is_set);
}

static bool json_has(const char *text, int64_t row, const char *column, enum finding_code code)
{
    return has_finding(read_text(str_from(text)), row, str_from(column), code);
}

TEST("what is wrong in it is told by the number of the position and the name of the field")
{
    CHECK(json_has(DOCUMENT(KARI_JSON("") "," KARI_JSON(",\"end_date\":\"2026-02-30\"")), 2, "end_date",
                   FINDING_date_invalid));
    CHECK(json_has(DOCUMENT(KARI_JSON(",\"job_title\":[\"Lege\"]")), 1, "job_title", FINDING_json_value));
    CHECK(json_has(DOCUMENT(KARI_JSON("") ",7"), 2, "", FINDING_json_position));
    CHECK(json_has(DOCUMENT("{\"employee_id\":1}"), 0, "email", FINDING_column_missing));
}

TEST("what is no such document is refused: broken, said twice, too much behind it, another schema, no list")
{
    CHECK(json_has("{\"schema\":\n\"tvers-hr/1\",\n\"positions\":[}", 3, "", FINDING_json_invalid));
    CHECK(json_has(DOCUMENT(KARI_JSON(",\"email\":\"other@x.no\"")), 1, "", FINDING_json_invalid));
    CHECK(json_has(DOCUMENT(KARI_JSON("")) " {}", 1, "", FINDING_json_invalid));
    CHECK(json_has("{\"schema\":\"tvers-hr/2\",\"positions\":[]}", 0, "", FINDING_json_schema));
    CHECK(json_has("{\"schema\":\"tvers-hr/1\"}", 0, "", FINDING_json_schema));
    CHECK(json_has("[{}]", 0, "", FINDING_json_schema));
    CHECK(json_has(DOCUMENT(""), 0, "", FINDING_file_empty));
    CHECK(json_has("{\"schema\":\"tvers-hr/1\",\"people\":[],\"positions\":[]}", 0, "people",
                   FINDING_json_field));
}

TEST("a national identity number is refused wherever it stands in it")
{
    CHECK(json_has(DOCUMENT(KARI_JSON(",\"job_title\":\"13097248022\"")), 1, "job_title",
                   FINDING_national_id_value));
    CHECK(json_has(DOCUMENT(KARI_JSON(",\"x\":13097248022")), 1, "x", FINDING_national_id_value));
    CHECK(json_has(DOCUMENT(KARI_JSON(",\"x\":1.3097248022e10")), 1, "x", FINDING_national_id_value));
    CHECK(json_has(DOCUMENT(KARI_JSON(",\"fnr\":null")), 0, "fnr", FINDING_national_id_column));
    CHECK(json_has(DOCUMENT(KARI_JSON(",\"13097248022\":1")), 0, "G", FINDING_national_id_value));
    CHECK(json_has("{\"schema\":\"tvers-hr/1\",\"source\":\"13097248022\",\"positions\":[]}", 0, "source",
                   FINDING_national_id_value));
    CHECK(json_has("{\"schema\":\"tvers-hr/1\",\"13097248022\":1,\"positions\":[]}", 0, "",
                   FINDING_national_id_value));
}
