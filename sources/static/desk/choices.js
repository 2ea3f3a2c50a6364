/* A relation that is found by typing says its name to those who listen: select2 tells only what is chosen. */
'use strict';
{
    const name = (box) => {
        const select = box.closest('.select2-container')?.previousElementSibling;
        const chosen = box.querySelector('.select2-selection__rendered');
        if (select?.id && chosen?.id) {
            const label = document.querySelector(`label[for="${select.id}"]`) ?? select;
            label.id ||= `${select.id}_label`;
            box.setAttribute('aria-labelledby', `${label.id} ${chosen.id}`);
            chosen.removeAttribute('role'); // a box within a box, else
            chosen.removeAttribute('aria-readonly');
        }
    };
    const nameThem = () => document.querySelectorAll('.select2-selection__rendered[role]').forEach((chosen) => {
        name(chosen.closest('.select2-selection'));
    });
    new MutationObserver(nameThem).observe(document, {childList: true, subtree: true});
}
