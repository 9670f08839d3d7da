"""Pictures: what may be embedded, and what is told about the rest."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from briefbook.library.pictures import load_picture


def save(path: Path, image: Image.Image, kind: str, **extra: object) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, kind, **extra)
    return path.read_bytes()


def messages(name: str, folder: Path) -> str:
    loaded, problems = load_picture(name, (folder,), "visit.yaml", 7)
    assert loaded is None
    assert all((p.file, p.line) == ("visit.yaml", 7) for p in problems)
    return "\n".join(map(str, problems))


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("GIF", "P"), ("WEBP", "RGB"), ("TIFF", "L"), ("BMP", "1")]
)
def test_other_formats_become_png(tmp_path: Path, kind: str, mode: str) -> None:
    save(tmp_path / "media" / "map", Image.new(mode, (30, 20)), kind)
    loaded, problems = load_picture("media/map", (tmp_path,))
    assert problems == ()
    assert loaded is not None
    assert (loaded.format, loaded.pixels) == ("png", (30, 20))
    assert Image.open(io.BytesIO(loaded.data)).format == "PNG"


def test_media_folder_is_searched_too(tmp_path: Path) -> None:
    save(tmp_path / "media" / "a.png", Image.new("RGB", (3, 2)), "PNG")
    assert load_picture("a.png", (tmp_path,))[0] is not None


def test_jpeg_is_turned_upright_and_loses_its_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "secret words"
    save(tmp_path / "a.jpg", Image.new("RGB", (30, 20), "red"), "JPEG", exif=exif, comment=b"secret comment")
    loaded, _ = load_picture("a.jpg", (tmp_path,))
    assert loaded is not None
    assert (loaded.format, loaded.pixels) == ("jpeg", (20, 30))
    assert b"secret" not in loaded.data
    assert b"Exif" not in loaded.data


def test_png_loses_its_text(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "secret")
    info.add_itxt("XML:com.adobe.xmp", "secret")
    save(tmp_path / "a.png", Image.new("RGB", (3, 2)), "PNG", pnginfo=info)
    loaded, _ = load_picture("a.png", (tmp_path,))
    assert loaded is not None
    assert b"secret" not in loaded.data


def test_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    save(tmp_path / "a.jpg", Image.effect_noise((40, 40), 50), "JPEG")
    first, _ = load_picture("a.jpg", (tmp_path,))
    second, _ = load_picture("a.jpg", (tmp_path,))
    assert first == second


def test_deep_grey_keeps_its_shades(tmp_path: Path) -> None:
    save(tmp_path / "a.png", Image.new("I;16", (2, 2), 0x8000), "PNG")
    loaded, _ = load_picture("a.png", (tmp_path,))
    assert loaded is not None
    assert Image.open(io.BytesIO(loaded.data)).getpixel((0, 0)) == 128


def test_path_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    save(tmp_path / "a.png", Image.new("RGB", (3, 2)), "PNG")
    (tmp_path / "library").mkdir()
    assert "outside" in messages("../a.png", tmp_path / "library")
    assert "outside" in messages(str(tmp_path / "a.png"), tmp_path / "library")


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    save(tmp_path / "a.png", Image.new("RGB", (3, 2)), "PNG")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "b.png").symlink_to(tmp_path / "a.png")
    assert "outside" in messages("b.png", tmp_path / "library")


def test_damaged_file_is_a_problem(tmp_path: Path) -> None:
    whole = save(tmp_path / "a.png", Image.effect_noise((50, 50), 50), "PNG")
    for length in (0, 1, 9, 40, len(whole) // 2):
        (tmp_path / "b.png").write_bytes(whole[:length])
        assert "cannot be used" in messages("b.png", tmp_path)


def test_cut_jpeg_is_a_problem(tmp_path: Path) -> None:
    whole = save(tmp_path / "a.jpg", Image.effect_noise((50, 50), 50), "JPEG")
    (tmp_path / "b.jpg").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in messages("b.jpg", tmp_path)


def test_bomb_is_refused_unread(tmp_path: Path) -> None:
    save(tmp_path / "a.png", Image.new("1", (8_000, 8_000)), "PNG")
    assert "60 million" in messages("a.png", tmp_path)


def test_svg_is_refused_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')
    assert "save it as PNG" in messages("a.svg", tmp_path)


def test_pipe_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert "pipe" in messages("a.png", tmp_path)


@pytest.mark.parametrize("name", ["", "none.png", "a\0b", ".", "x" * 5000])
def test_impossible_names_are_problems(tmp_path: Path, name: str) -> None:
    assert "error" in messages(name, tmp_path)
