"""Feeds through feedparser, the sitemap through a strict XML parser, robots.txt through Python's own reader of it."""

import html
import json
import urllib.parse
import urllib.robotparser
import xml.etree.ElementTree as ElementTree

import feedparser

NEWEST = 30
VERSIONS = {"rss": ("rss20", "application/rss+xml"), "atom": ("atom10", "application/atom+xml")}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check_feeds(archive, report):
    articles = {article["id"]: article for article in archive.articles}
    for path in feed_paths(archive.articles[0]):
        for extension in VERSIONS:
            name = f"{path}.{extension}"
            report.run(name, lambda: check_xml_feed(archive, report, path, extension, articles))
        report.run(f"{path}.json", lambda: check_json_feed(archive, report, path, articles))


def feed_paths(newest):
    """The feed of everything, and one of each kind of entity."""
    attribution = newest["attributions"][0]
    entities = {
        "authors": attribution["author"],
        "organizations": attribution["organization"],
        "sources": newest["source"],
        "series": newest["series"],
        "topics": newest["topics"][0] if newest["topics"] else None,
    }
    return ["/feeds/articles"] + [f"/feeds/{name}/{entity['slug']}" for name, entity in entities.items() if entity]


def check_xml_feed(archive, report, path, extension, articles):
    version, media_type = VERSIONS[extension]
    name = f"{path}.{extension}"
    feed = feedparser.parse(archive.base + name)
    report.equal(f"{name} status", feed.get("status"), 200)
    report.add(f"{name} is well-formed: {feed.get('bozo_exception')}", not feed.bozo)
    report.equal(f"{name} version", feed.version, version)
    report.equal(f"{name} media type", feed.headers["content-type"].split(";")[0], media_type)
    report.add(f"{name} names itself", any(l.rel == "self" and l.href.endswith(name) for l in feed.feed.links))
    report.add(f"{name} has title and date", bool(feed.feed.title and feed.feed.get("updated_parsed")))
    if path == "/feeds/articles":
        report.equal(f"{name} entries", len(feed.entries), min(NEWEST, archive.total))
    report.add(f"{name} has entries", len(feed.entries) > 0)
    for entry in feed.entries:
        report.run(f"{name} {entry.id}", lambda: check_entry(report, name, entry, articles))
    again = feedparser.parse(archive.base + name, etag=feed.etag)
    report.equal(f"{name} asked again with its ETag", again.get("status"), 304)


def check_entry(report, name, entry, articles):
    report.add(f"{name} {entry.id} has a permanent id", entry.id.startswith("urn:uuid:"))
    report.add(f"{name} {entry.id} has a date and a body", bool(entry.published_parsed and entry.content[0].value))
    article = articles.get(entry.id.removeprefix("urn:uuid:"))
    if not article:
        return
    report.equal(f"{name} title", entry.title, " ".join(article["title"].split()))
    report.equal(f"{name} link", urllib.parse.urlsplit(entry.link).path, f"/v1/articles/{article['slug']}.html")
    authors = list(dict.fromkeys(item["author"]["name"] for item in article["attributions"]))
    report.equal(f"{name} authors", [author.name for author in entry.authors], authors)
    if article["summary"]:
        # RSS hands a description over as HTML, Atom a summary as text: either way it must say what the archive says.
        is_html = entry.summary_detail.type == "text/html"
        told = html.unescape(entry.summary) if is_html else entry.summary
        report.equal(f"{name} summary", told, " ".join(article["summary"].split()))
    report.equal(f"{name} topics", len(entry.get("tags", [])), len(article["topics"]))


def check_json_feed(archive, report, path, articles):
    name = f"{path}.json"
    media_type, text = archive.get(name)
    feed = json.loads(text)
    report.equal(f"{name} media type", media_type, "application/feed+json")
    report.equal(f"{name} version", feed["version"], "https://jsonfeed.org/version/1.1")
    report.add(f"{name} names itself", feed["feed_url"].endswith(name))
    report.add(f"{name} has items", len(feed["items"]) > 0)
    for item in feed["items"]:
        article = articles.get(item["id"].removeprefix("urn:uuid:"))
        if article:
            report.equal(f"{name} title", item["title"], article["title"])
            report.equal(f"{name} language", item["language"], article["language"])
            report.equal(f"{name} body", item["content_html"], article["body"]["html"])


def check_sitemap(archive, report):
    report.run("/sitemap.xml", lambda: check_pages(archive, report))
    report.run("/robots.txt", lambda: check_robots(archive, report))


def check_pages(archive, report):
    root = ElementTree.fromstring(archive.get("/sitemap.xml")[1])
    if root.tag == f"{SITEMAP}sitemapindex":
        paths = [relative(location.text) for location in root.iter(f"{SITEMAP}loc")]
        roots = [ElementTree.fromstring(archive.get(path)[1]) for path in paths]
    else:
        roots = [root]
    pages = {relative(url.find(f"{SITEMAP}loc").text) for part in roots for url in part.iter(f"{SITEMAP}url")}
    missing = [article["slug"] for article in archive.articles if f"/v1/articles/{article['slug']}.html" not in pages]
    report.equal("/sitemap.xml misses", missing, [])


def relative(url):
    parts = urllib.parse.urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def check_robots(archive, report):
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(archive.get("/robots.txt")[1].decode().splitlines())
    report.add("/robots.txt lets articles be read", robots.can_fetch("*", "/v1/articles"))
    report.add("/robots.txt keeps robots off the desk", not robots.can_fetch("*", "/admin"))
    report.add("/robots.txt names the sitemap", any(url.endswith("/sitemap.xml") for url in robots.site_maps() or []))
