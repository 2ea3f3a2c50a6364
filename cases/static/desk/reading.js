/* The reading desk: words are chosen with the mouse or the keyboard, and cards walked through. Without it one reads,
   accepts, corrects and rejects all the same. Places are counted as the server counts them: in characters (code
   points), where a browser's strings count an emoji as two. */
'use strict';
{
    const text = document.getElementById('text');
    const say = document.getElementById('say');
    const count = (words) => [...words].length;

    /* What is selected of the text; null where nothing is. */
    const selected = () => {
        const selection = getSelection();
        if (!selection.rangeCount || selection.isCollapsed) return null;
        const range = selection.getRangeAt(0).cloneRange();
        if (!range.intersectsNode(text)) return null;
        if (!text.contains(range.startContainer)) range.setStart(text, 0);
        if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length);
        return range;
    };

    /* How many characters of the document stand before a point of its text. */
    const placeOf = (node, offset) => {
        const point = document.createRange();
        point.setStart(node, offset);
        let last = null;
        for (const piece of text.querySelectorAll('[data-at]')) {
            if (point.comparePoint(piece, 0) > 0) break;
            last = piece;
        }
        if (last === null) return Number(text.querySelector('[data-at]').dataset.at);
        const before = document.createRange();
        before.selectNodeContents(last);
        if (before.comparePoint(node, offset) > 0) return Number(last.dataset.at) + count(before.toString());
        before.setEnd(node, offset);
        return Number(last.dataset.at) + count(before.toString());
    };

    const hashOf = async (words) => {
        if (!window.crypto?.subtle) return ''; // only where the page is served securely
        const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words));
        return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    };

    /* Takes what is selected to the form on the right, or to the form for a new record. */
    const take = async (isNew) => {
        const range = selected();
        const start = range && placeOf(range.startContainer, range.startOffset);
        const end = range && placeOf(range.endContainer, range.endOffset);
        if (!range || end <= start) {
            say.textContent = 'Select words of the text first.';
            return;
        }
        const asked = new URLSearchParams({start, end, text: text.dataset.text, words: await hashOf(range.toString())});
        if (text.dataset.suggestion) asked.set('suggestion', text.dataset.suggestion);
        if (isNew) asked.set('choose', 'new');
        location.assign(`${text.dataset.here}?${asked}#${matchMedia('(max-width: 1023px)').matches ? 'link' : 'at-chosen'}`);
    };

    const cards = () => [...document.querySelectorAll('.card')].filter((card) => card.offsetParent !== null);
    const show = (card) => {
        document.querySelectorAll('.here').forEach((each) => each.classList.remove('here'));
        card.classList.add('here');
        card.focus({preventScroll: true});
        card.scrollIntoView({block: 'nearest'});
        document.getElementById(`at-${card.id}`)?.nextElementSibling?.scrollIntoView({block: 'nearest'});
    };
    const step = (by) => {
        const all = cards();
        const at = all.findIndex((card) => card.contains(document.activeElement) || card.classList.contains('here') || `#${card.id}` === location.hash);
        const next = at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)];
        if (next) show(next);
    };

    /* Selects the next sentence that supports nothing, so that it can be linked, or made smaller with Shift and arrows. */
    let bare = -1;
    const nextBare = () => {
        const all = text.querySelectorAll('.sentence.bare');
        bare += 1;
        if (bare >= all.length) return;
        const sentence = all[bare];
        sentence.scrollIntoView({block: 'center'});
        text.focus({preventScroll: true});
        getSelection().selectAllChildren(sentence);
    };

    const keys = {j: () => step(1), k: () => step(-1), b: nextBare};
    if (text) {
        if (say) {
            document.querySelector('.choosing').hidden = false;
            const buttons = [['link-words', false, 'l'], ['new-record', true, 'n']];
            for (const [name, isNew, key] of buttons) {
                const button = document.getElementById(name);
                button.addEventListener('mousedown', (event) => event.preventDefault()); // keeps what is selected
                button.addEventListener('click', () => take(isNew));
                keys[key] = () => take(isNew);
            }
        }
        document.addEventListener('keydown', (event) => {
            const typing = event.target.closest?.('input, select, textarea, .select2-container');
            if (typing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
            event.preventDefault();
            keys[event.key]();
        });
        text.addEventListener('click', (event) => {
            const names = event.target.closest('mark')?.dataset.cards;
            const card = names && getSelection().isCollapsed && document.getElementById(names.split(' ').at(-1));
            if (card) show(card);
        });
    }
    if (!matchMedia('(max-width: 1023px)').matches) document.querySelector('mark.chosen')?.scrollIntoView({block: 'nearest'});
    document.getElementById('kind')?.addEventListener('change', (event) => event.target.form.submit());
}
