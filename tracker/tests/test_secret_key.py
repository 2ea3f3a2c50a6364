"""The key an installation signs its sessions with."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker.secret_key import kept_key


def test_key_is_made_once_and_kept(tmp_path):
    path = tmp_path / "key"
    key = kept_key(path)
    assert len(key) >= 50
    assert kept_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["key"]


def test_processes_that_ask_at_once_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: kept_key(tmp_path / "key"), range(64)))
    assert len(keys) == 1


def test_empty_key_file_is_refused(tmp_path):
    (tmp_path / "key").write_text("\n")
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        kept_key(tmp_path / "key")


def test_key_that_cannot_be_kept_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="cannot be kept"):
        kept_key(tmp_path / "no" / "such" / "folder" / "key")
