"""Citations and representations of one article through pandoc, the page through Python's HTML parser."""

import functools
import html.parser
import json
import re
import subprocess

MEDIA_TYPES = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "gbt7714": "text/plain",
}
# Pandoc's BibTeX readers turn straight quotes and hyphens into typographic ones, and drop braces given by name.
TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "{": "", "}": ""})


def pandoc(text, *arguments):
    command = ["pandoc", *arguments]
    run = subprocess.run(command, input=text, capture_output=True, timeout=60, check=True)
    if run.stderr.strip():
        raise RuntimeError(f"{' '.join(command)} complains: {run.stderr.decode().strip()}")
    return run.stdout.decode()


@functools.cache
def pandoc_reads(name):
    return name in pandoc(b"", "--list-input-formats").split()


def check_citations(archive, report, article):
    checks = {"csl-json": check_csl, "bibtex": check_bibtex, "ris": check_ris, "gbt7714": check_gbt}
    for name, check in checks.items():
        path = f"/v1/articles/{article['slug']}/citation?format={name}"

        def run(path=path, name=name, check=check):
            media_type, text = archive.get(path)
            report.equal(f"{path} media type", media_type, MEDIA_TYPES[name])
            check(report, path, text, article)

        report.run(path, run)


def plain(text):
    return " ".join(re.sub("-+", "-", text.translate(TYPOGRAPHY)).split())


def day(item):
    return "-".join(f"{part:02d}" for part in item["issued"]["date-parts"][0])


def compare(report, path, item, article):
    report.equal(f"{path} title", plain(item["title"]), plain(article["title"]))
    report.equal(f"{path} date", day(item), article["publishedOn"])
    report.add(f"{path} address", item["URL"].endswith(f"/v1/articles/{article['slug']}.html"))
    authors = {attribution["author"]["name"] for attribution in article["attributions"]}
    report.equal(f"{path} authors", len(item["author"]), len(authors))
    known = [letters(author) for author in authors]
    for author in item["author"]:
        parts = ("literal", "dropping-particle", "non-dropping-particle", "family", "given", "suffix")
        report.add(f"{path} author {author}", letters("".join(author.get(part, "") for part in parts)) in known)


def letters(name):
    """A name whatever its order and case, with or without the comma before a suffix."""
    return sorted(name.replace(" ", "").replace(",", "").lower())


def check_csl(report, path, text, article):
    [item] = json.loads(pandoc(text, "-f", "csljson", "-t", "csljson"))
    compare(report, path, item, article)
    printed = pandoc(text, "-f", "csljson", "-t", "plain", "--citeproc", "--wrap", "none")
    report.add(f"{path} can be printed: {printed}", article["publishedOn"][:4] in printed and item["URL"] in printed)


def check_bibtex(report, path, text, article):
    for reader in ("bibtex", "biblatex"):
        [item] = json.loads(pandoc(text, "-f", reader, "-t", "csljson"))
        compare(report, f"{path} as {reader}", item, article)


def check_ris(report, path, text, article):
    """Pandoc reads RIS from version 3 on; before, its rules are checked by hand."""
    if pandoc_reads("ris"):
        [item] = json.loads(pandoc(text, "-f", "ris", "-t", "csljson"))
        report.equal(f"{path} title", plain(item["title"]), plain(article["title"]))
    lines = text.decode().split("\r\n")
    report.add(f"{path} has tags only", all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1]))
    report.add(f"{path} is one reference", lines[0].startswith("TY") and lines[-2:] == ["ER  - ", ""])
    report.add(f"{path} has the title", f"TI  - {' '.join(article['title'].split())}" in lines)


def check_gbt(report, path, text, article):
    report.add(f"{path} ends its line", text.endswith(b"\n"))
    line = text.decode().strip()
    form = r".+\. .+\[(EB|N|J)/OL\]\. .+, (\d{4}\()?\d{4}-\d\d-\d\d\)?\[\d{4}-\d\d-\d\d\]\. https?://\S+\."
    report.add(f"{path} has its form: {line}", re.fullmatch(form, line) is not None)


def check_representations(archive, report, article):
    base = f"/v1/articles/{article['slug']}"
    report.run(f"{base}.md", lambda: check_markdown(archive, report, base, article))
    report.run(f"{base}.txt", lambda: check_text(archive, report, base, article))
    report.run(f"{base}.html", lambda: check_page(archive, report, base, article))


def check_markdown(archive, report, base, article):
    media_type, text = archive.get(f"{base}.md")
    report.equal(f"{base}.md media type", media_type, "text/markdown")
    meta = json.loads(pandoc(text, "-f", "commonmark+yaml_metadata_block", "-t", "json"))["meta"]
    report.equal(f"{base}.md edition", meta["edition"]["c"][0]["c"], str(article["edition"]))
    printed = pandoc(text, "-f", "commonmark+yaml_metadata_block", "-t", "plain", "--wrap", "none")
    report.add(f"{base}.md has the title", plain(article["title"]) in plain(printed))
    report.add(f"{base}.md has the body", plain(article["body"]["text"])[:20] in plain(printed))


def check_text(archive, report, base, article):
    media_type, text = archive.get(f"{base}.txt")
    report.equal(f"{base}.txt media type", media_type, "text/plain")
    report.add(f"{base}.txt has the body", article["body"]["text"] in text.decode())


class Page(html.parser.HTMLParser):
    """Collects what a crawler looks at, and every address that a browser would load by itself."""

    def __init__(self):
        super().__init__()
        self.language, self.meta, self.links, self.loads, self.data = None, {}, [], [], ""
        self.in_data = False

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.language = values.get("lang")
        if tag == "meta":
            self.meta.setdefault(values.get("name") or values.get("property"), []).append(values.get("content"))
        if tag == "link":
            self.links.append(values)
        if tag == "script":
            self.in_data = values.get("type") == "application/ld+json"
        if "src" in values or (tag == "link" and values.get("rel") in ("stylesheet", "preload", "icon")):
            self.loads.append(values.get("src") or values.get("href"))

    def handle_endtag(self, tag):
        self.in_data = False

    def handle_data(self, data):
        if self.in_data:
            self.data += data


def check_page(archive, report, base, article):
    media_type, text = archive.get(f"{base}.html")
    page = Page()
    page.feed(text.decode())
    described = json.loads(page.data)
    title = " ".join(article["title"].split())
    report.equal(f"{base}.html media type", media_type, "text/html")
    report.equal(f"{base}.html language", page.language, article["language"])
    report.equal(f"{base}.html JSON-LD type", described["@type"], "OpinionNewsArticle")
    report.equal(f"{base}.html JSON-LD headline", described["headline"], article["title"])
    report.equal(f"{base}.html Dublin Core", page.meta["DCTERMS.title"], [title])
    report.equal(f"{base}.html Open Graph", page.meta["og:title"], [title])
    feeds = [link for link in page.links if link.get("type") in ("application/rss+xml", "application/atom+xml")]
    report.add(f"{base}.html leads to feeds", len(feeds) >= 2)
    report.equal(f"{base}.html names each feed", len({feed["title"] for feed in feeds}), len(feeds))
    for author in {attribution["author"]["slug"] for attribution in article["attributions"]}:
        path = f"/feeds/authors/{author}.rss"
        report.add(f"{base}.html leads to {path}", any(feed["href"].endswith(path) for feed in feeds))
    origin = "/".join(described["url"].split("/")[:3])
    report.equal(f"{base}.html asks other hosts", [url for url in page.loads if not url.startswith(origin + "/")], [])
    versions = {link["hreflang"] for link in page.links if "hreflang" in link}
    languages = {item["language"] for item in article["translations"]}
    report.equal(f"{base}.html versions", versions, languages | {article["language"]} if languages else set())
    printed = plain(pandoc(text, "-f", "html", "-t", "plain", "--wrap", "none"))
    report.add(f"{base}.html has the body", plain(article["body"]["text"])[:20] in printed)
