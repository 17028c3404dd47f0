"""What the checks share: reading from the archive, and counting what passed."""

import json
import traceback
import urllib.error
import urllib.request

# The archive is on this machine; a proxy from the environment would only be in the way.
urllib.request.install_opener(urllib.request.build_opener(urllib.request.ProxyHandler({})))


class Archive:
    """A running archive and its newest articles, bodies included."""

    def __init__(self, base):
        self.base = base
        page = json.loads(self.get("/v1/articles?limit=100&include=body,total")[1])
        self.articles = page["data"]
        self.total = page["page"]["total"]

    def get(self, path, headers=None):
        """(media type without parameters, bytes) of a 200 answer; raises on any other."""
        request = urllib.request.Request(self.base + path, headers=headers or {})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.headers.get_content_type(), answer.read()

    def status(self, path, headers):
        try:
            with urllib.request.urlopen(urllib.request.Request(self.base + path, headers=headers)) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def add(self, name, passed):
        if passed:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {name}")

    def equal(self, name, found, expected):
        self.add(f"{name}: {found!r} instead of {expected!r}", found == expected)

    def run(self, name, check):
        """A check that raises has failed; the others still run."""
        try:
            check()
        except Exception:
            self.add(f"{name}: {traceback.format_exc(limit=-2)}", False)

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0
