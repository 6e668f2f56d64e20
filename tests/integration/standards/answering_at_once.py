"""Two officers answer one comment in the same moment, on a database that two can write."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from chuan.standards.enums import Verdict
    from chuan.standards.models import CommentAnswer, DraftComment
    from chuan.standards.services import settling
    from tests.factories.at_once import at_once, named

    row = DraftComment.objects.select_related("draft").get()
    actor = named("Bình")

    def answer(verdict: Verdict) -> None:
        settling.answer_comments(
            actor=actor, uid=row.draft.uid, seen={row.uid: ""}, verdict=verdict, reason="Đã xem"
        )

    said = at_once(lambda: answer(Verdict.ACCEPTED), lambda: answer(Verdict.EXPLAINED))
    sys.stdout.write(json.dumps({"said": sorted(said), "answers": CommentAnswer.objects.count()}))
