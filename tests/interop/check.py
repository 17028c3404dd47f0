#!/usr/bin/python3
"""Reads a running archive with clients that other people wrote: feedparser, HTTP::OAI and pandoc.

Usage: check.py BASE_URL    e.g. check.py http://127.0.0.1:3000
Needs the Debian packages python3-feedparser, libhttp-oai-perl and pandoc. Asks no other host.
Prints one line for each failed check and "N passed, N failed"; ends with 1 if any failed.
"""

import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from articles import check_citations, check_representations
from client import Archive, Report
from feeds import check_feeds, check_sitemap

ARTICLES_TO_CITE = 10


def check_harvest(archive, report):
    """HTTP::OAI prints "ok name" or "not ok name: reason"; no line at all is a failure too."""
    script = Path(__file__).with_name("harvest.pl")
    command = ["perl", str(script), archive.base + "/oai", str(archive.total)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    lines = run.stdout.splitlines()
    for line in lines:
        report.add(line.removeprefix("not ").removeprefix("ok "), not line.startswith("not "))
    report.add(f"HTTP::OAI runs to its end: {run.stderr.strip()[-300:]}", run.returncode == 0 and len(lines) > 0)


def sample(articles):
    """The newest articles, and the newest of each language whatever its age."""
    chosen = articles[:ARTICLES_TO_CITE]
    for language in {article["language"] for article in articles}:
        if all(article["language"] != language for article in chosen):
            chosen.append(next(article for article in articles if article["language"] == language))
    return chosen


def main(base):
    report = Report()
    try:
        archive = Archive(base)
    except OSError as error:
        sys.exit(f"{base}/v1/articles cannot be read: {error}")
    report.add("the archive has articles", archive.total > 0)
    check_feeds(archive, report)
    check_sitemap(archive, report)
    check_harvest(archive, report)
    for article in sample(archive.articles):
        check_citations(archive, report, article)
        check_representations(archive, report, article)
    return report.finish()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1].rstrip("/")))
