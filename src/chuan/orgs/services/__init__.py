"""Every write of this room."""

from chuan.orgs.services.invitations import PreviewRow, invite_people, preview_invitations
from chuan.orgs.services.organisations import (
    add_alias,
    add_successor,
    create_organisation,
    end_organisation,
    remove_alias,
    rename_organisation,
)
from chuan.orgs.services.people import (
    CODE_DAYS,
    Invited,
    choose_password,
    correct_person,
    create_person,
    end_account,
    end_role,
    reset_access,
    set_role,
    use_code,
)
from chuan.orgs.services.units import UnitsLoaded, load_units

__all__ = [
    "CODE_DAYS",
    "Invited",
    "PreviewRow",
    "UnitsLoaded",
    "add_alias",
    "add_successor",
    "choose_password",
    "correct_person",
    "create_organisation",
    "create_person",
    "end_account",
    "end_organisation",
    "end_role",
    "invite_people",
    "load_units",
    "preview_invitations",
    "remove_alias",
    "rename_organisation",
    "reset_access",
    "set_role",
    "use_code",
]
