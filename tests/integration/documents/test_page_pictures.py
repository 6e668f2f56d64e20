"""Pictures of the pages of a draft: drawn from the stored files, only for their owner, gone with them."""

from io import BytesIO
from uuid import UUID, uuid4

from PIL import Image

from chuan.documents import page_pictures, temporary
from chuan.documents.rules.boxes import places_by_page


def kept(name: str, content: bytes) -> UUID:
    """A folder of a draft with one file."""
    uid = uuid4()
    temporary.make(uid, [name])
    temporary.append(uid, 0, content)
    temporary.split(uid, [len(content)])
    return uid


def picture(form: str, *sizes: tuple[int, int]) -> bytes:
    """White pages in one file."""
    pages = [Image.new("RGB", size, "white") for size in sizes]
    out = BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(out, form, **more)
    return out.getvalue()


def test_every_page_of_a_pdf_is_drawn_once_and_kept() -> None:
    uid = kept("a.pdf", picture("PDF", (595, 842), (842, 595)))

    assert [(s.number, s.width, s.height) for s in page_pictures.sheets(uid)] == [
        (1, 595.0, 842.0),
        (2, 842.0, 595.0),
    ]
    drawn = page_pictures.picture(uid, 2)
    assert drawn is not None
    assert Image.open(BytesIO(drawn)).size == (1500, 1060)
    assert temporary.kept(uid, "sheet-0002.webp") == drawn
    temporary.delete(uid)
    assert page_pictures.picture(uid, 2) is None


def test_a_photo_counts_as_a4_and_a_tiff_has_its_frames() -> None:
    uid = kept("a.tif", picture("TIFF", (600, 842), (421, 300)))

    sizes = [(sheet.width, sheet.height) for sheet in page_pictures.sheets(uid)]
    assert sizes == [(600.0, 842.0), (842.0, 600.0)]
    assert page_pictures.picture(uid, 1)
    assert page_pictures.picture(uid, 3) is None
    temporary.delete(uid)


def test_a_text_and_a_broken_file_have_no_pictures() -> None:
    for name, content in (("a.txt", "KẾ HOẠCH".encode()), ("a.pdf", b"%PDF-1.4 broken")):
        uid = kept(name, content)
        assert page_pictures.sheets(uid) == ()
        assert page_pictures.picture(uid, 1) is None
        temporary.delete(uid)


def test_the_smallest_place_lies_on_top_and_tells_every_value_it_belongs_to() -> None:
    boxes = {
        "/documents/0/tasks/0/text": [[1, 0, 0, 10, 10]],
        "/documents/0/title": [[1, 0, 0, 99, 9]],
    }
    numbers = {"/documents/0/title": 1, "/documents/0/tasks/0": 2, "/documents/0/tasks/0/text": 3}

    assert [place.fields for place in places_by_page(boxes, numbers)[1]] == [(1,), (2, 3)]
