"""The reading desk as a screen: it is shown, or something is done on it and it is shown again at the same place."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from sources.desk.links import listing
from sources.desk.refusals import sentence
from sources.models import Document

from ..suggestions.deciding import DecisionRefusedError
from .asked import Chosen, address, chosen
from .deciding import BECAUSE, decide
from .kinds import Kinds, called, may_cite
from .link_form import LinkForm
from .linking import linked
from .screen import Screen
from .waiting import form_for_new

KIND = "reading_kind"  # in the session: the kind of record that words were last linked to


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the document to whoever may see it; let whoever may cite link its words and decide on suggestions."""
    if not request.user.has_perm("sources.view_document"):
        raise PermissionDenied
    if request.method == "POST" and not may_cite(request.user):
        raise PermissionDenied
    document = Document.objects.select_related("publisher").filter(pk=pk).first()
    if document is None:
        raise Http404
    if request.method != "POST":
        return _opened(request, document)
    if "link" in request.POST:
        return _link(request, document)
    try:
        return HttpResponseRedirect(decide(request, document))
    except DecisionRefusedError as error:
        messages.error(request, str(error))
    except IntegrityError as error:
        messages.error(request, sentence(error))
    return HttpResponseRedirect(request.get_full_path())


def _opened(request: HttpRequest, document: Document) -> HttpResponse:
    words, problem = chosen(document, request.GET)
    if problem:
        messages.error(request, problem)
    screen = Screen(document, request.user, request.GET, words)
    if words is None or not screen.kinds:
        return _page(request, screen, None)
    kind = _kind(request, screen.kinds, words)
    if "new" in request.GET:
        return HttpResponseRedirect(form_for_new(document, words, screen.kinds[kind], screen.text_sha256))
    initial = {"start": words.start, "end": words.end, "because": request.session.get(BECAUSE, "")}
    return _page(request, screen, LinkForm(screen.kinds[kind], initial=initial, auto_id="link_%s"))


def _link(request: HttpRequest, document: Document) -> HttpResponse:
    words, problem = chosen(document, request.POST)
    screen = Screen(document, request.user, request.GET, words)
    kind = request.POST.get("kind", "")
    if words is None or kind not in screen.kinds:
        messages.error(request, problem or "Choose words and a kind of record first.")
        return HttpResponseRedirect(address(document, page=screen.number + 1))
    form = LinkForm(screen.kinds[kind], request.POST, auto_id="link_%s")
    if form.is_valid():
        asked = form.cleaned_data
        told = {name: asked[name] for name in ("stance", "field", "start", "end", "because")}
        try:
            linked(
                document,
                asked["record"],
                **told,
                text_sha256=request.POST.get("text", ""),
                by=request.user,
                suggestion=words.suggestion,
            )
        except DecisionRefusedError as error:
            form.add_error(None, str(error))
        except IntegrityError as error:
            form.add_error(None, sentence(error))
        else:
            request.session[KIND], request.session[BECAUSE] = kind, asked["because"]
            messages.success(request, f"The words are a source of {asked['record']} now.")
            card = f"at-c{asked['start']}-{asked['end']}"
            return HttpResponseRedirect(address(document, page=screen.number + 1, to=card))
    return _page(request, screen, form)


def _kind(request: HttpRequest, kinds: Kinds, words: Chosen) -> str:
    """The kind asked for; else that of what was proposed; else the one that was linked to last."""
    proposed = [candidate.partition(":")[0] for candidate in words.suggestion.candidates] if words.suggestion else []
    asked = (request.GET.get("kind"), *proposed, request.session.get(KIND))
    return next((kind for kind in asked if kind in kinds), next(iter(kinds)))


def _page(request: HttpRequest, screen: Screen, form: LinkForm | None) -> HttpResponse:
    desk: Any = admin.site.get_model_admin(Document)
    context = {
        **admin.site.each_context(request),
        "title": "Read",
        "subtitle": str(screen.document),
        "opts": desk.opts,
        "document": screen.document,
        "screen": screen,
        "counts": screen.coverage.counts,
        "bare": screen.coverage.counts["sentences"] - screen.coverage.counts["supporting"],
        "may_cite": may_cite(request.user),
        "form": form,
        "kinds": [(label, called(kind)) for label, kind in screen.kinds.items()],
        "because": request.session.get(BECAUSE, ""),
        "documents": listing(Document),
        "media": desk.media + form.media if form else desk.media,
    }
    return TemplateResponse(request, "desk/reading.html", context)
