// SPDX-License-Identifier: EUPL-1.2
// What the template language does: the views of tests/templates/sample.html, and what they write.
#include "test.h"

#include "html/asset.h"
#include "html/web/form.h"
#include "tests/templates/sample.h"

static struct sample_topic topics[] = {
    {.title = S_INIT("Bread & butter"), .votes = 3},
    {.title = S_INIT("<Waiting>"), .votes = 1234, .mine = true},
};

static struct sample_page page_of(size_t topic_count)
{
    url_local_read(S("/topics/1?a=b&c"), &topics[0].url);
    url_local_read(S("/topics/2"), &topics[1].url);
    return (struct sample_page){.name = S("Kari \"K\" <3"),
                                .body = {S("<em>fine</em>")},
                                .starts_on = date_of(2026, 12, 3),
                                .topics = {topics, topic_count},
                                .lang = LANG_EN,
                                .heading = MSG_auth_demo_title,
                                .members = 2026};
}

static struct str shown(void (*view)(struct html *, const struct sample_page *), struct sample_page page)
{
    struct html h = html_new(test_arena(), LANG_EN);
    view(&h, &page);
    return html_get(&h);
}

TEST("a value is escaped in text and in an attribute; markup is not")
{
    CHECK_STR(shown(view_sample_page, page_of(0)),
              S("<h1 id=\"top\" title=\"Kari &quot;K&quot; &lt;3 2026-12-03\">Kari &quot;K&quot; &lt;3</h1>\n"
                "<p>3 December 2026, 2,026, 2026.</p>\n"
                "<em>fine</em>"));
}

TEST("a loop writes its part for each element")
{
    CHECK_STR(shown(view_sample_list, page_of(2)),
              S("<ul>\n"
                "<li>\n1 <a href=\"/topics/1?a=b&amp;c\">Bread &amp; butter</a>\nand\n</li>\n"
                "<li class=\"mine\">\n2 <a href=\"/topics/2\">&lt;Waiting&gt;</a>\n\n</li>\n"
                "</ul>"));
}

TEST("a loop over nothing writes what stands after else")
{
    CHECK_STR(shown(view_sample_list, page_of(0)), S("<ul>\n<li>none</li>\n</ul>"));
}

TEST("conditions: and, or, not, comparison, empty")
{
    struct sample_page page = page_of(0);
    page.members = 2;
    CHECK_STR(shown(view_sample_conditions, page), S("other\n"));
    page.closed = true;
    CHECK_STR(shown(view_sample_conditions, page), S("closed with two\n"));
    page.members = 11;
    CHECK_STR(shown(view_sample_conditions, page), S("other\n"));
    page.closed = false;
    CHECK_STR(shown(view_sample_conditions, page), S("nameless or many\n"));
    page = (struct sample_page){.name = S("")};
    CHECK_STR(shown(view_sample_conditions, page), S("nameless or many\n"));
}

TEST("a switch writes the part of its value")
{
    CHECK_STR(shown(view_sample_switch, (struct sample_page){.lang = LANG_NN}), S("norsk\n"));
    CHECK_STR(shown(view_sample_switch, (struct sample_page){.lang = LANG_DA}), S("dansk\n"));
}

TEST("attributes without a value, text areas, preformatted text and drawings come out as written")
{
    struct sample_page page = page_of(0);
    page.closed = true;
    page.name = S("\nfirst line is empty");
    CHECK_STR(shown(view_sample_form, page),
              S("<select name=\"lang\">\n"
                "<option value=\"nb\" selected>\nfirst line is empty</option>\n"
                "</select>\n"
                "<textarea name=\"why\">\n\nfirst line is empty</textarea>\n"
                "<pre>\n  two  blanks\n</pre>\n"
                "<input name=\"day\" value=\"2026-12-03\" disabled>\n"
                "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>"));
}

TEST("a text area of a form holds what was saved, and no line before it")
{
    struct html h = html_new(test_arena(), LANG_EN);
    struct input about = {.name = S("about"), .value = S("Hei"), .required = true};
    view_area(&h, &about);
    struct str written = html_get(&h);
    CHECK(str_find_str(written, S(">\nHei</textarea>"), 0) <
          written.len); // programs leave the first line feed out
}

TEST("a text is taken from the catalogue and escaped with its arguments")
{
    CHECK_STR(shown(view_sample_texts, page_of(0)), S("Try Tvers\n"
                                                      "<b title=\"Questions? Ask Kari &quot;K&quot; &lt;3.\">"
                                                      "Questions? Ask Kari &quot;K&quot; &lt;3.</b>\n"
                                                      "Try Tvers"));
}

TEST("a view can wrap what another one writes")
{
    CHECK_STR(
        shown(view_sample_wrapped, page_of(2)),
        S("<section class=\"panel\">\n<h2>Bread &amp; butter</h2>\n"
          "<p>Kari &quot;K&quot; &lt;3</p>\n<hr>\nnameless or many\n\n<footer>3</footer>\n</section>"
          "<section class=\"mine panel\">\n<h2>&lt;Waiting&gt;</h2>\n"
          "<p>Kari &quot;K&quot; &lt;3</p>\n<hr>\nnameless or many\n\n<footer>1,234</footer>\n</section>"));
}

TEST("an asset is asked for by its hashed name")
{
    struct html h = html_new(test_arena(), LANG_EN);
    view_sample_asset(&h);
    struct str link = str_format(test_arena(), "<link rel=\"stylesheet\" href=\"%.*s\">",
                                 STR(url_text(asset_url(ASSET_app_css))));
    CHECK_STR(html_get(&h), link);
}

TEST("a title holds text, with dates as people write them")
{
    CHECK_STR(shown(view_sample_head, page_of(0)),
              S("<title>Kari &quot;K&quot; &lt;3 &ndash; 3 December 2026</title>"));
}

TEST("a loop inside a loop knows both elements, and counts by itself")
{
    CHECK_STR(shown(view_sample_table, page_of(2)),
              S("<table>\n"
                "<tr class=\"first next\">\n<td>3/3/1</td><td>3/1,234/2</td>\n</tr>\n"
                "<tr class=\"first next\">\n<td>1,234/3/1</td><td>1,234/1,234/2</td>\n</tr>\n"
                "</table>"));
}

TEST("a value can be asked for in another form")
{
    struct sample_page page = page_of(0);
    page.minute = 13 * 60 + 5;
    CHECK_STR(shown(view_sample_forms, page),
              S("Thursday 3 December 2026, 03/12/2026, 13:05, 13:05\n"
                "<input type=\"number\" value=\"2026\" title=\"Thursday 3 December 2026\">"));
}
