"""The description of the service names every resource and method that there is, and no other."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern

from chuan.domain.epcis.query import from_query_string
from chuan.traceability.web.urls import urlpatterns

pytestmark = pytest.mark.django_db
METHODS = ("get", "post", "delete")


def described() -> dict[str, Any]:
    answer = Client().get("/epcis/openapi.json")
    assert answer["Content-Type"] == "application/openapi+json"
    told: dict[str, Any] = json.loads(answer.content)
    return told


def shape(route: str) -> str:
    """An address without the names of what it takes."""
    return re.sub(r"[<{][^>}]*[>}]", "*", f"/{route}".replace("//", "/"))


def allowed(pattern: URLPattern) -> set[str]:
    address = "/epcis/" + re.sub(
        r"<uuid:[^>]*>", "5b0cb0b6-6ac4-4b9c-8d4c-3f2d6a2f7a10", str(pattern.pattern)
    )
    told = Client().options(re.sub(r"<[^>]*>", "x", address))["Allow"].lower()
    return set(told.split(", ")) & set(METHODS)


def test_every_resource_and_method_is_described() -> None:
    told = {shape(path): set(METHODS) & set(item) for path, item in described()["paths"].items()}

    ours = [pattern for pattern in urlpatterns if pattern.name not in {"openapi", "nothing"}]
    assert {shape(str(pattern.pattern)): allowed(pattern) for pattern in ours} == told


def test_every_reference_leads_somewhere() -> None:
    told = described()
    named = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(told)))

    assert named == set(told["components"]["schemas"])


def test_every_parameter_described_is_understood() -> None:
    samples = {"number": "1", "boolean": "true", "date-time": "2026-05-01T00:00:00Z"}
    own = {
        "perPage",
        "nextPageToken",
        "orderBy",
        "orderDirection",
        "eventCountLimit",
        "maxEventCount",
    }
    for told in described()["paths"]["/events"]["get"]["parameters"]:
        if told["name"] in own:
            continue
        kind = told["schema"]["description"].partition(",")[0]
        value = samples.get(kind, "https://id.gs1.org/01/08936123450018/21/1")
        value = "ADD" if told["name"] == "EQ_action" else value

        assert from_query_string([(told["name"], value)], {}).conditions
