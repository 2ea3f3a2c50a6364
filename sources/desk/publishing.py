"""The desk's way to publish: where a dossier stands, what its next step would take, and the button that takes it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from ..choices import Publication
from ..models import Dossier
from ..publication import BY_NAME, StepRefusedError, in_the_way, open_steps, take
from .links import address


class PublishingMixin(admin.ModelAdmin):
    """A dossier's screen says where it stands and leads to the next steps; a list shows the state of each."""

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_step"
        view = self.admin_site.admin_view(self.step_view)
        return [path("<path:object_id>/publication/<slug:name>/", view, name=name), *super().get_urls()]

    def get_list_display(self, request: HttpRequest) -> Any:
        first, *rest = super().get_list_display(request)
        return (first, "state", *rest)

    def get_list_filter(self, request: HttpRequest) -> Any:
        return ("publication", *super().get_list_filter(request))

    @admin.display(description="Publication", ordering="publication")
    def state(self, dossier: Dossier) -> SafeString:
        """Where it stands, in a word."""
        return format_html(
            '<span class="state {}">{}</span>', dossier.publication, Publication(dossier.publication).label
        )

    def step_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """What a step does, what is in its way, and the button that takes it."""
        step, dossier = BY_NAME.get(name), self.get_object(request, unquote(object_id))
        if step is None or dossier is None:
            raise Http404
        if not self._may_take(request, step.right):
            raise PermissionDenied
        because = request.POST.get("because", "").strip()
        problems = in_the_way(step, dossier, by=request.user, because="?")
        if request.method == "POST":
            try:
                take(name, dossier, by=request.user, because=because)
            except StepRefusedError as refused:
                problems = list(refused.sentences)
            else:
                self.message_user(request, f"“{dossier}”: {step.ends.label.lower()}. {step.about}")
                return HttpResponseRedirect(address(dossier))
        context = {
            **self.admin_site.each_context(request),
            "title": step.label,
            "subtitle": str(dossier),
            "opts": self.opts,
            "kinds": capfirst(self.opts.verbose_name_plural),
            "record": dossier,
            "original": dossier,
            "step": step,
            "problems": problems,
            "because": because,
            "state": Publication(dossier.publication).label,
        }
        return TemplateResponse(request, "desk/step.html", context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        dossier = context.get("original")
        if dossier is not None:
            steps = open_steps(dossier, lambda right: self._may_take(request, right))
            context |= {"dossier": dossier, "steps": steps, "state": self.state(dossier)}
        return super().render_change_form(request, context, *args, **kwargs)

    def _may_take(self, request: HttpRequest, right: str) -> bool:
        return bool(request.user.has_perm(f"{self.opts.app_label}.{get_permission_codename(right, self.opts)}"))
