"""The screens of accounts, for stewards: who may sign in, in which roles.

A steward gives roles and cannot exceed them: accounts with all rights, and the roles of one's own account, are for a
superuser. Nobody types another's password; the account's owner is sent a link.
"""

from typing import Any

from axes.models import AccessFailureLog, AccessLog
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group, User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from .roles.table import ROLES
from .sign_in.first_password import DAYS, password_link
from .sign_in.second_step import reset

# The keys of the second step are shown to nobody, and logs that are not kept need no screens.
admin.site.unregister([User, Group, TOTPDevice, StaticDevice, AccessLog, AccessFailureLog])


class NewAccountForm(forms.ModelForm):
    """An account without a password yet, for the desk."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "groups")
        labels = {"username": "E-mail address"}
        help_texts = {"username": "The name to sign in with."}

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"].lower()
        forms.EmailField().clean(name)
        UnicodeUsernameValidator()(name)
        return name

    def save(self, commit: bool = True) -> Any:
        self.instance.email = self.instance.username
        self.instance.is_staff = True
        self.instance.set_unusable_password()
        return super().save(commit)


@admin.register(User)
class AccountAdmin(StockUserAdmin):
    """Accounts: made inactive, never deleted."""

    add_form = NewAccountForm
    add_form_template = None
    add_fieldsets = ((None, {"fields": ("username", "first_name", "last_name", "groups")}),)
    steward_fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "groups")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )
    list_display = ("username", "first_name", "last_name", "roles", "is_active", "second_step", "last_login")
    list_filter = ("is_active", "groups")
    filter_horizontal = ("user_permissions",)
    actions = ("send_password_link", "reset_second_step")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        enrolled = Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))
        return super().get_queryset(request).prefetch_related("groups").annotate(enrolled=enrolled)

    @admin.display(description="Roles")
    def roles(self, account: User) -> str:
        """The roles held; a superuser needs none."""
        held = ["superuser"] if account.is_superuser else []
        return ", ".join([*held, *(group.name for group in account.groups.all())]) or "-"

    @admin.display(description="Two-factor", boolean=True, ordering="enrolled")
    def second_step(self, account: Any) -> bool:
        """Whether signing in takes a code besides the password."""
        return bool(account.enrolled)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None or request.user.is_superuser:
            return super().get_fieldsets(request, obj)
        return self.steward_fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        dates = ("last_login", "date_joined")
        if obj is not None and obj.pk == request.user.pk and not request.user.is_superuser:
            return (*dates, "username", "is_active", "groups")
        return dates

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups" and field is not None:
            field.label, field.help_text = "Roles", ""
            field.widget = forms.CheckboxSelectMultiple()
            field.label_from_instance = lambda role: f"{role.name}: {ROLES[role.name]}"
            field.queryset = Group.objects.filter(name__in=ROLES).order_by("pk")
        return field

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        return self._show_link(request, obj)

    @admin.action(description="Make a link to set the password", permissions=["change"])
    def send_password_link(self, request: HttpRequest, accounts: QuerySet[User]) -> HttpResponse | None:
        """For one account at a time: the link is to reach its owner and nobody else."""
        if len(accounts) != 1:
            self.message_user(request, "Choose one account.", messages.WARNING)
            return None
        [account] = self._those_in_reach(request, accounts)
        self.log_change(request, account, "A link to set the password was made.")
        return self._show_link(request, account)

    @admin.action(description="Reset two-factor sign-in", permissions=["change"])
    def reset_second_step(self, request: HttpRequest, accounts: QuerySet[User]) -> None:
        """For who has lost the phone and the codes."""
        for account in self._those_in_reach(request, accounts):
            if reset(account):
                self.log_change(request, account, "Two-factor sign-in was reset.")
                self.message_user(request, f"{account} signs in with the password alone until it is set up again.")
            else:
                self.message_user(request, f"{account} has not set up two-factor sign-in.", messages.WARNING)

    def _those_in_reach(self, request: HttpRequest, accounts: QuerySet[User]) -> list[User]:
        """The chosen accounts. Raises PermissionDenied if there is one that this person may not change."""
        if not all(self.has_change_permission(request, account) for account in accounts):
            raise PermissionDenied
        return list(accounts)

    def _show_link(self, request: HttpRequest, account: User) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"A link for {account}",
            "opts": self.opts,
            "account": account,
            "link": password_link(account, request.build_absolute_uri("/")),
            "days": DAYS,
        }
        return TemplateResponse(request, "sign_in/link.html", context, headers={"Cache-Control": "no-store"})


@admin.register(Group)
class RoleAdmin(StockGroupAdmin):
    """The roles, to look at: the table in the code makes them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return False
