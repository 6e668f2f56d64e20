"""Addresses of campaigns of reviewing documents."""

from django.urls import path

from chuan.plans.web import campaign_work, campaigns

campaign_patterns = [
    path("ra-soat/", campaigns.campaign_list, name="campaign_list"),
    path("ra-soat/moi/", campaigns.campaign_create, name="campaign_create"),
    path("ra-soat/de-nghi/", campaign_work.campaign_proposal_list, name="campaign_proposal_list"),
    path(
        "ra-soat/de-nghi/tai-ve.csv",
        campaign_work.campaign_proposal_export,
        name="campaign_proposal_export",
    ),
    path(
        "ra-soat/de-nghi/<uuid:uid>/buoc/",
        campaign_work.campaign_proposal_step,
        name="campaign_proposal_step",
    ),
    path(
        "ra-soat/van-ban/<uuid:uid>/",
        campaign_work.campaign_document_detail,
        name="campaign_document_detail",
    ),
    path(
        "ra-soat/van-ban/<uuid:uid>/ghi/",
        campaign_work.campaign_document_write,
        name="campaign_document_write",
    ),
    path(
        "ra-soat/van-ban/<uuid:uid>/buoc/",
        campaign_work.campaign_document_step,
        name="campaign_document_step",
    ),
    path(
        "ra-soat/van-ban/<uuid:uid>/phan-cong/",
        campaign_work.campaign_document_pass,
        name="campaign_document_pass",
    ),
    path(
        "ra-soat/van-ban/<uuid:uid>/bo/",
        campaign_work.campaign_document_unlist,
        name="campaign_document_unlist",
    ),
    path(
        "ra-soat/van-ban/<uuid:uid>/tep/",
        campaign_work.campaign_file_add,
        name="campaign_file_add",
    ),
    path(
        "ra-soat/tep/<uuid:uid>/go/",
        campaign_work.campaign_file_remove,
        name="campaign_file_remove",
    ),
    path(
        "ra-soat/ket-qua/<uuid:uid>/sua/",
        campaign_work.campaign_finding_correct,
        name="campaign_finding_correct",
    ),
    path(
        "ra-soat/ket-qua/<uuid:uid>/bo/",
        campaign_work.campaign_finding_remove,
        name="campaign_finding_remove",
    ),
    path("ra-soat/<uuid:uid>/", campaigns.campaign_detail, name="campaign_detail"),
    path("ra-soat/<uuid:uid>/sua/", campaigns.campaign_correct, name="campaign_correct"),
    path("ra-soat/<uuid:uid>/tai-ve.csv", campaigns.campaign_export, name="campaign_export"),
    path("ra-soat/<uuid:uid>/buoc/", campaigns.campaign_step, name="campaign_step"),
    path("ra-soat/<uuid:uid>/them/", campaigns.campaign_add, name="campaign_add"),
    path("ra-soat/<uuid:uid>/giao/", campaigns.campaign_give, name="campaign_give"),
    path("ra-soat/<uuid:uid>/van-ban/", campaigns.campaign_paper, name="campaign_paper"),
    path("ra-soat/<uuid:uid>/minh-chung/", campaigns.campaign_evidence, name="campaign_evidence"),
]
