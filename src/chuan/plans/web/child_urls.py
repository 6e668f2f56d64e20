"""Addresses of own plans drafted from plans above."""

from django.urls import path

from chuan.plans.web import child

child_patterns = [
    path("ke-hoach/phong-nhan-viec/", child.child_counterparts, name="child_counterparts"),
    path("ke-hoach/<uuid:uid>/soan/", child.child_draft, name="child_draft"),
    path("ke-hoach/du-thao/<uuid:uid>/dua-vao/", child.child_take, name="child_take"),
    path("ke-hoach/du-thao/<uuid:uid>/so-sanh/", child.child_compare, name="child_compare"),
    path("ke-hoach/du-thao/<uuid:uid>/doi-chieu/", child.child_align, name="child_align"),
    path(
        "ke-hoach/du-thao/<uuid:uid>/doi-chieu/tra-loi/",
        child.child_align_answer,
        name="child_align_answer",
    ),
    path("ke-hoach/du-thao/<uuid:uid>/ban-hanh/", child.child_issue, name="child_issue"),
]
