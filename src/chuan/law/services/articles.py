"""Loads what articles say from the data file; what people wrote stays beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from chuan.domain.provisions import paths_of
from chuan.law.knowledge import article_rows
from chuan.law.models import Act, Article, ArticleVersion

_SAID = ("words", "end", "amended_by_id", "confidence", "source")


def load_articles(acts: Mapping[str, Act]) -> int:
    """Bring the shipped versions up to date; how many rows came, went or changed."""
    rows = [row for row in article_rows() if row["symbol"] in acts]
    articles = {
        (row.act_id, row.path): row for row in Article.objects.select_related("act").order_by("pk")
    }
    changed = 0
    for row in rows:
        key = (acts[row["symbol"]].pk, paths_of(row["part"])[0])
        article = articles.get(key) or Article(act_id=key[0], path=key[1])
        heading = row.get("heading", "")
        if article.pk is None or (heading and not article.by_hand and article.heading != heading):
            article.heading = heading or article.heading
            article.save()
            changed += 1
        articles[key] = article
    wanted = {}
    for row in rows:
        article = articles[acts[row["symbol"]].pk, paths_of(row["part"])[0]]
        version = _version(article, row, acts)
        wanted[article.pk, version.start] = version
    return changed + _replace(wanted)


def _version(article: Article, row: Mapping[str, Any], acts: Mapping[str, Act]) -> ArticleVersion:
    by = acts.get(row.get("amended_by", ""))
    return ArticleVersion(
        article=article,
        words=row["words"],
        start=_day(row.get("start", "")),
        end=_day(row.get("end", "")),
        amended_by=by,
        confidence=row["confidence"],
        source=row.get("source", ""),
    )


def _replace(wanted: Mapping[tuple[int, date | None], ArticleVersion]) -> int:
    standing = {
        (row.article_id, row.start): row for row in ArticleVersion.objects.filter(by_hand=False)
    }
    gone = [row.pk for key, row in standing.items() if key not in wanted]
    ArticleVersion.objects.filter(pk__in=gone).delete()
    changed = len(gone)
    for key, version in wanted.items():
        row = standing.get(key)
        if row is None:
            version.save()
            changed += 1
        elif any(getattr(row, name) != getattr(version, name) for name in _SAID):
            for name in _SAID:
                setattr(row, name, getattr(version, name))
            row.save()
            changed += 1
    Article.objects.filter(by_hand=False, versions=None).delete()
    return changed


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
