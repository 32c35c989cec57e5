// SPDX-License-Identifier: EUPL-1.2
// Markdown: the examples of the specification, what is refused, and the lines that are lifted.
#include "allowed_html.h"
#include "test.h"

#include "markdown/markdown.h"

#include <stdio.h>

static struct str html_of(const char *text)
{
    return markdown_render(test_arena(), str_from(text), &(struct markdown_options){.heading_from = 1}).s;
}

static bool has(struct str text, const char *part)
{
    return str_find_str(text, str_from(part), 0) < text.len;
}

/// A text of so many pieces.
static struct str many(const char *piece, int count)
{
    struct buf out = buf_new(test_arena(), 1 << 20);
    for (int i = 0; i < count; i++)
        buf_str(&out, str_from(piece));
    return buf_get(&out);
}

// ---- the specification ----

static struct str file_text(const char *path)
{
    enum { MOST = 1 << 20 };
    FILE *file = fopen(path, "r");
    char *text = NEW_ARRAY(test_arena(), char, MOST);
    size_t len = file ? fread(text, 1, MOST, file) : 0;
    if (file)
        fclose(file);
    return (struct str){text, len};
}

/// The same text with what stands between `from` and `to`, both included, taken out.
static struct str without(struct str text, struct str from, struct str to)
{
    struct buf out = buf_new(test_arena(), 1 << 20);
    size_t at = 0, start;
    while ((start = str_find_str(text, from, at)) < text.len) {
        size_t end = str_find_str(text, to, start + from.len);
        buf_str(&out, str_slice(text, at, start));
        at = end < text.len ? end + to.len : text.len;
    }
    buf_str(&out, str_slice(text, at, text.len));
    return buf_get(&out);
}

/// Links that we do not make are their words alone.
static struct str links_refused(struct str html)
{
    struct buf out = buf_new(test_arena(), 1 << 20);
    size_t at = 0, start;
    while ((start = str_find_str(html, S("<a href=\""), at)) < html.len) {
        size_t from = start + sizeof "<a href=\"" - 1, to = str_find(html, '"', from);
        size_t inside = str_find(html, '>', from) + 1, end = str_find_str(html, S("</a>"), inside);
        bool is_refused = !allowed_address(str_slice(html, from, to));
        buf_str(&out, str_slice(html, at, is_refused ? start : end + 4));
        if (is_refused)
            buf_str(&out, str_slice(html, inside, end));
        at = end + 4;
    }
    buf_str(&out, str_slice(html, at, html.len));
    return buf_get(&out);
}

static struct str replaced(struct str text, const char *from, const char *to)
{
    return str_replace(test_arena(), text, str_from(from), str_from(to));
}

/// What the specification shows, as we would write it.
static struct str expected(struct str html)
{
    html = replaced(replaced(html, "→", "\t"), " />", ">");
    return links_refused(without(html, S(" class=\"language-"), S("\"")));
}

static struct str ours(struct str html)
{
    return replaced(replaced(html, " rel=\"nofollow noopener\"", ""), "&#39;", "'");
}

/// Examples whose point is HTML that is left as it is, or a picture: of these we only want what is allowed.
static bool is_about_html(struct str html, struct str text)
{
    static const char known[] = "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a hr br /p /h1 "
                                "/h2 /h3 /h4 /h5 /h6 /ul /ol "
                                "/li /blockquote /pre /code /em /strong /a";
    if (has(html, "<img"))
        return true;
    for (size_t at = str_find(html, '<', 0); at < html.len; at = str_find(html, '<', at + 1)) {
        struct str rest = str_slice(html, at + 1, html.len), name;
        str_cut(&rest, '>', &name);
        str_cut(&name, ' ', &rest);
        bool is_typed = has(text, "<a ") || has(text, "</");
        if (is_typed || !allowed_among(rest, known))
            return true;
    }
    return false;
}

TEST("the examples of the CommonMark specification come out as it says, but for HTML and pictures")
{
    static const char fence[] = "\n````````````````````````````````";
    struct str spec = file_text("node_modules/commonmark-spec/spec.txt");
    int compared = 0, judged = 0;
    if (!spec.len) {
        test_skip("node_modules is not there");
        return;
    }
    for (size_t at = 0; (at = str_find_str(spec, S(" example\n"), at)) < spec.len;) {
        size_t text = at + sizeof " example\n" - 1, html = str_find_str(spec, S("\n.\n"), text - 1);
        size_t end = str_find_str(spec, str_from(fence), html);
        struct str typed = replaced(str_slice(spec, text, html + 1), "→", "\t"),
                   shown = str_slice(spec, html + 3, end + 1), got;
        at = end;
        got = markdown_render(test_arena(), typed, &(struct markdown_options){0}).s;
        CHECK(allowed_html(got));
        judged++;
        if (is_about_html(shown, typed))
            continue;
        CHECK_STR(ours(got), expected(shown));
        compared++;
    }
    CHECK(judged > 600);
    CHECK(compared > 500);
}

// ---- what is refused ----

TEST("HTML that somebody types is shown as the text that it is")
{
    CHECK_STR(html_of("<script>alert(1)</script>"), S("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"));
    CHECK_STR(html_of("a <b onclick=x>b</b>"), S("<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"));
}

TEST("a link leads to the web, to a mail address or within this site, and nowhere else")
{
    CHECK_STR(html_of("[a](/topics/3?x=1)"), S("<p><a href=\"/topics/3?x=1\">a</a></p>\n"));
    CHECK_STR(html_of("[a](https://b.no/?q=å&x)"),
              S("<p><a href=\"https://b.no/?q=%C3%A5&amp;x\" rel=\"nofollow noopener\">a</a></p>\n"));
    CHECK_STR(html_of("[a](/\\b.no)"),
              S("<p><a href=\"/%5Cb.no\">a</a></p>\n")); // a path of ours, to browsers too
    static const char *const refused[] = {
        "[a](javascript:alert(1))", "[a](JAVASCRIPT:x)",      "[a](data:text/html,x)",
        "[a](//evil.example)",      "[a](java&#115;cript:x)", "[a](vbscript:x)",
        "[a](file:///etc/passwd)",  "[a](relative)",          "[a](&#x2F;/evil.example)",
        "[a](/&#47;evil.example)",  "[a](&#9;javascript:x)",
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        CHECK_STR(html_of(refused[i]), S("<p>a</p>\n"));
}

TEST("a picture is its alternative text")
{
    CHECK_STR(html_of("![et kart](https://a.no/p.png \"t\")"), S("<p>et kart</p>\n"));
}

TEST("a table has its head, and its columns say so")
{
    CHECK_STR(
        html_of("| a | b |\n|---|---|\n| 1 | 2 |"),
        S("<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n"
          "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"));
}

TEST("headings begin where the page says")
{
    struct str html =
        markdown_render(test_arena(), S("# a\n\n##### b"), &(struct markdown_options){.heading_from = 3}).s;
    CHECK_STR(html, S("<h3>a</h3>\n<h6>b</h6>\n"));
}

TEST("what is nested without end, as wide as a wall or longer than allowed is still read, and stays within "
     "bounds")
{
    const struct str texts[] = {
        many("> ", 5000),
        many("- ", 5000),
        many("*a ", 5000),
        many("[", 20000),
        many("[a](", 5000),
        many("![", 9000),
        many("`a``", 5000),
        many("<", 20000),
        many("&amp;", 9000),
        str_cat(test_arena(), many("|a", 300), str_cat(test_arena(), S("\n"), many("|-", 300))),
        str_cat(test_arena(), str_cat(test_arena(), many("|a", 200), S("\n")),
                str_cat(test_arena(), many("|-", 200), many("\na", 9000))),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str html = markdown_render(test_arena(), texts[i], &(struct markdown_options){0}).s;
        CHECK(allowed_html(html));
        CHECK(html.len < 1 << 20);
    }
    CHECK(has(html_of(many("> ", 100).at), "<blockquote>"));
    struct str wide = markdown_render(test_arena(), texts[9], &(struct markdown_options){0}).s;
    CHECK_INT(str_replace(test_arena(), wide, S("</th>"), S("</th>+")).len - wide.len, 200);
}

// ---- what is lifted ----

static void check_line(struct markdown_line line, enum markdown_mark mark, const char *text)
{
    CHECK_INT(line.mark, mark);
    CHECK_STR(line.text, str_from(text));
}

TEST("decisions, tasks and ideas are lifted in all four languages, from paragraphs and lists")
{
    struct markdown_line_list lines = markdown_lift(
        test_arena(),
        S("# Notater\n\nBeslutning: vi møtes på torsdager\nikke dette\n**Oppgave:** @Kari Li bestiller "
          "[rom](/x) innen 4.2.\n\n- Oppgåve: lage kaffi\n- Opgave: find et rum\n  - idé: en *felles* "
          "kalender\n\n> Decision: yes\n\nVedtak uten kolon\n\nTask:\n"));
    CHECK_INT(lines.count, 6);
    check_line(lines.at[0], MARKDOWN_DECISION, "vi møtes på torsdager");
    check_line(lines.at[1], MARKDOWN_TASK, "@Kari Li bestiller rom innen 4.2.");
    check_line(lines.at[2], MARKDOWN_TASK, "lage kaffi");
    check_line(lines.at[3], MARKDOWN_TASK, "find et rum");
    check_line(lines.at[4], MARKDOWN_IDEA, "en felles kalender");
    check_line(lines.at[5], MARKDOWN_DECISION, "yes");
}

TEST("what stands in code or in a heading is not lifted, and no more than two hundred lines are")
{
    CHECK_INT(markdown_lift(test_arena(), S("```\nTask: a\n```\n\n# Task: b\n")).count, 0);
    CHECK_INT(markdown_lift(test_arena(), many("Task: a\n", 250)).count, 200);
}
