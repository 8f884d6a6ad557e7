"""The sequences of the sync review that head office has to stand, in the first form.

Numbers in the names are those of the review.
"""

from __future__ import annotations

import dataclasses
import threading

import pytest
from msgspec.structs import replace

from sync.batch import Batch
from sync.clock import rank_of
from sync.contract import CONFLICT, PARTICIPANT, VISIT, Visit
from sync.contract.fields import RowId
from sync.protocol import ParkedCode
from sync.server.conflicts import changes_of_row
from tests.helpers.office import Laptop, Office, with_edit

HOUR = 3_600_000
PHONE, OTHER_PHONE, THIRD_PHONE = "+6281200000001", "+6281200000002", "+6281200000003"


def created(laptop: Laptop, **fields: object) -> RowId:
    """A participant that this laptop has made and head office has confirmed."""
    batch = laptop.person(**({"full_name": "Siti Uji"} | fields))
    laptop.send([batch])
    return batch.ids[0]


def visit(laptop: Laptop, **fields: object) -> Batch:
    row = Visit(id=RowId(bytes(16)), **fields)  # type: ignore[arg-type]
    return laptop.rows(VISIT, [VISIT.to_raw(row)])


def test_01_a_rank_moved_after_a_lost_reply_changes_nothing(office: Office) -> None:
    one = office.laptop()
    batch = one.person(full_name="Siti", phone=PHONE)
    one.send([batch], lose_reply=True)
    moved = Batch(**{**_parts(batch), "ranks": [batch.ranks[0] + (HOUR << 16)]})

    reply = one.send([moved])

    assert len(reply.rows) == 1
    state = one.confirmed[PARTICIPANT.number, batch.ids[0]]
    assert state.rank == batch.ranks[0]
    one.send(patches=[one.edit(PARTICIPANT, batch.ids[0], {"phone": OTHER_PHONE})])
    one.settle_down()
    assert one.value(PARTICIPANT, batch.ids[0], "phone") == OTHER_PHONE
    assert not one.of_kind(CONFLICT)


def test_01_a_replay_hours_later_does_not_beat_what_replaced_it(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    old = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    one.send(patches=[old])
    two.settle_down()
    two.send(patches=[two.edit(PARTICIPANT, person, {"phone": THIRD_PHONE})])
    office.clock.pass_time(5 * HOUR)

    change = replace(old.changes[0], version=(rank_of(office.clock()), *old.changes[0].name))
    old.changes = [change]
    one.send(patches=[old])

    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert not one.of_kind(CONFLICT)


def test_02_two_offline_edits_of_one_field_are_no_conflict(office: Office) -> None:
    one = office.laptop()
    person = created(one, phone=PHONE)
    first = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    second = one.edit(PARTICIPANT, person, {"phone": THIRD_PHONE}, covers=[first.changes[0].name])

    one.send(patches=[second])

    one.settle_down()
    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert not one.of_kind(CONFLICT)
    again = one.send(patches=[first])  # a bundle with the covered edit arrives later
    assert again.parked == []
    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert office.count("history") == 0


def test_02_an_edit_after_a_lost_reply_is_no_conflict(office: Office) -> None:
    one = office.laptop()
    person = created(one, phone=PHONE)
    first = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    one.send(patches=[first], lose_reply=True)
    second = one.edit(PARTICIPANT, person, {"phone": THIRD_PHONE}, covers=[first.changes[0].name])
    one.send(patches=[second])
    one.settle_down()
    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert not one.of_kind(CONFLICT)


def test_03_an_edit_overtaken_by_a_page_travels_as_the_loser(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    two.settle_down()
    pending = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    office.clock.pass_time(1000)
    two.send(patches=[two.edit(PARTICIPANT, person, {"phone": THIRD_PHONE})])
    one.send()  # brings the third number

    one.send(patches=[pending])
    one.settle_down()

    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert len(one.of_kind(CONFLICT)) == 1
    assert office.count("history") == 1


def test_04_a_copied_disk_loses_nothing(office: Office) -> None:
    one = office.laptop()
    created(one)
    twin = one.copy()
    twin.new_run()  # it is started
    mine = [one.person(full_name=f"Asli {n}") for n in range(3)]
    theirs = [twin.person(full_name=f"Salinan {n}") for n in range(3)]
    one.send(mine)
    twin.send(theirs)
    one.settle_down()
    twin.settle_down()
    assert len(one.of_kind(PARTICIPANT)) == len(twin.of_kind(PARTICIPANT)) == 7


def test_05_the_other_laptops_field_comes_with_my_own_edit(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    two.settle_down()
    two.send(patches=[two.edit(PARTICIPANT, person, {"notes": "dari dua"})])
    assert one.high < two.high

    one.send(patches=[one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})])

    assert one.value(PARTICIPANT, person, "notes") == "dari dua"
    one.settle_down()


def test_05_own_rows_do_not_come_back(office: Office) -> None:
    one = office.laptop()
    reply = one.send([one.person(full_name=f"P{n}") for n in range(5)])
    assert reply.page is not None
    assert (reply.page.low, reply.page.high, reply.page.count) == (0, 5, 0)
    person = one.of_kind(PARTICIPANT)[0].id
    reply = one.send(patches=[one.edit(PARTICIPANT, person, {"notes": "x"})])
    assert reply.page is not None
    assert reply.page.count == 0
    assert reply.rows == []


def test_06_no_update_is_lost_between_two_transactions(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    two.settle_down()
    failures: list[BaseException] = []

    def write(laptop: Laptop, name: str) -> None:
        try:
            for number in range(12):
                laptop.send(patches=[laptop.edit(PARTICIPANT, person, {name: f"{number:012d}"})])
        except BaseException as error:
            failures.append(error)

    threads = [
        threading.Thread(target=write, args=pair) for pair in ((one, "notes"), (two, "occupation"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not failures
    one.settle_down()
    assert one.value(PARTICIPANT, person, "notes") == "000000000011"
    assert one.value(PARTICIPANT, person, "occupation") == "000000000011"


def test_08_an_old_app_does_not_blank_a_field_it_does_not_know(office: Office) -> None:
    new, old = office.laptop(), office.laptop()
    width = PARTICIPANT.width
    values = [*([None] * 3), "Siti", *([None] * (width - 4)), "bidang baru"]
    batch = new.rows(PARTICIPANT, [values])
    new.send([batch])
    office.clock.pass_time(HOUR)
    again = old.rows(PARTICIPANT, [[*values[:width]]])
    again.ids = batch.ids
    again.columns = [("Siti Baru",) if n == 3 else column for n, column in enumerate(again.columns)]
    old.send([again])
    old.settle_down()
    state = old.confirmed[PARTICIPANT.number, batch.ids[0]]
    assert state.value_of(4) == "Siti Baru"
    assert state.value_of(width + 1) == "bidang baru"


def test_12_an_edit_ranks_above_what_it_replaces_whatever_the_clocks(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    two.settle_down()
    office.clock.set_wall(office.clock() + 3 * HOUR)  # head office's clock is wrong
    one.send(patches=[one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})])
    office.clock.set_wall(office.clock() - 3 * HOUR)
    two.settle_down()

    two.send(patches=[two.edit(PARTICIPANT, person, {"phone": THIRD_PHONE})])
    two.settle_down()

    assert two.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert not two.of_kind(CONFLICT)


def test_12_a_server_whose_own_clock_jumped_corrects_nobody(office: Office) -> None:
    one = office.laptop()
    office.clock.set_wall(office.clock() - 3 * HOUR)
    one.offset = 3 * HOUR  # the laptop is right
    batch = one.person(full_name="Siti")
    reply = one.send([batch])
    assert reply.rows == []
    assert one.confirmed[PARTICIPANT.number, batch.ids[0]].rank == batch.ranks[0]


def test_12_a_clock_that_runs_ahead_is_corrected_once(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    one.offset = 400 * 24 * HOUR
    batch = one.person(full_name="Siti", phone=PHONE)
    reply = one.send([batch], lose_reply=True)
    assert len(reply.rows) == 1
    assert reply.page is not None
    assert reply.page.count == 1  # it was not taken as sent
    office.clock.pass_time(HOUR)
    one.send([batch])  # the same again: no new correction
    state = one.confirmed[PARTICIPANT.number, batch.ids[0]]
    assert state.rank == rank_of(office.clock() - HOUR)
    assert state.version[1:] == (batch.runs[0], batch.numbers[0])
    two.settle_down()
    one.settle_down()


def test_15_covered_and_parked_numbers_hold_nothing_back(office: Office) -> None:
    one = office.laptop()
    person = created(one, phone=PHONE)
    first = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    good = one.person(full_name="Baik")
    bad = one.edit(PARTICIPANT, person, {"notes": "x"})
    bad.changes = [replace(bad.changes[0], values=(7,))]  # a number where text belongs
    last = one.edit(PARTICIPANT, person, {"phone": THIRD_PHONE}, covers=[first.changes[0].name])

    reply = one.send([good], [bad, last])

    assert [(p.run, p.number) for p in reply.parked] == [bad.changes[0].name]
    assert reply.parked[0].code == ParkedCode.MALFORMED
    assert office.count("quarantine") == 1
    one.send([good], [last])
    one.settle_down()
    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    fixed = one.edit(PARTICIPANT, person, {"notes": "benar"})
    fixed.changes = [replace(fixed.changes[0], version=bad.changes[0].version)]
    assert one.send(patches=[fixed]).parked == []
    assert one.value(PARTICIPANT, person, "notes") == "benar"


def test_15_of_one_act_a_field_is_parked_and_the_other_taken(office: Office) -> None:
    one = office.laptop()
    person = created(one, phone=PHONE, notes="-")
    good = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    version = good.changes[0].version
    bad = one.edit(PARTICIPANT, person, {"notes": "x" * 70_000}, version=version)
    reply = one.send(patches=[good, bad])
    name = good.changes[0].name
    notes = PARTICIPANT.by_name["notes"].number
    assert [(p.run, p.number, p.field) for p in reply.parked] == [(*name, notes)]
    # Under the same name, once it can be taken: settled in the other field only.
    again = one.edit(PARTICIPANT, person, {"notes": "pendek"}, version=version)
    assert one.send(patches=[again]).parked == []
    one.settle_down()
    assert one.value(PARTICIPANT, person, "phone") == OTHER_PHONE
    assert one.value(PARTICIPANT, person, "notes") == "pendek"


def test_16_a_page_proves_itself_though_numbers_have_holes(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    people = [one.person(full_name=f"P{n}") for n in range(6)]
    one.send(people)
    for batch in people[1:4]:
        one.send(patches=[one.edit(PARTICIPANT, batch.ids[0], {"notes": "lagi"})])
    two.settle_down()
    assert len(two.of_kind(PARTICIPANT)) == 6
    assert two.high == 9


def test_17_unknown_kinds_fields_and_codes_are_kept_as_they_came(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    values = [None, "teks", 7, b"\x00\xff", -(1 << 62)]
    ids = one.run.new_ids(1)
    rank, run, number = one.version()
    strange = Batch(99, ids, [[v] for v in values], [rank], [run], [number], subjects=(0,))
    person = one.person(full_name="Siti", status="status_baru")
    reply = one.send([strange, person])
    assert reply.parked == []
    assert reply.rows == []
    two.settle_down()
    assert two.confirmed[99, ids[0]].values == tuple(values)
    assert two.value(PARTICIPANT, person.ids[0], "status") == "status_baru"
    patch = two.edit(PARTICIPANT, person.ids[0], {"notes": "x"})
    patch.kind, patch.ids = 99, ids
    patch.changes = [replace(patch.changes[0], base=(run, number), fields=(9,))]
    patch.fields = (9,)
    two.send(patches=[patch])
    one.settle_down()
    assert one.confirmed[99, ids[0]].value_of(9) == "x"


@pytest.mark.parametrize("machine_first", [True, False])
def test_18_a_machines_close_never_beats_a_clerks(office: Office, machine_first: bool) -> None:
    one, two = office.laptop(), office.laptop()
    begin = office.clock()
    came = visit(one, purpose="kerja", in_at=begin)
    one.send([came])
    two.settle_down()
    office.clock.pass_time(HOUR)
    human = two.edit(VISIT, came.ids[0], {"out_at": begin + HOUR, "closed_by": "staf"})
    office.clock.pass_time(2 * HOUR)
    just_above = (came.ranks[0] + 1, one.run.run, one.run.next_number())
    machine = one.edit(
        VISIT, came.ids[0], {"out_at": begin + 3 * HOUR, "closed_by": "otomatis"},
        version=just_above,
    )  # fmt: skip

    for laptop, patch in [(one, machine), (two, human)][:: 1 if machine_first else -1]:
        laptop.send(patches=[patch])
    one.settle_down()

    assert one.value(VISIT, came.ids[0], "out_at") == begin + HOUR
    assert one.value(VISIT, came.ids[0], "closed_by") == "staf"


def test_20_a_losing_change_makes_one_item_however_often_it_comes(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    two.settle_down()
    loser = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    office.clock.pass_time(1000)
    two.send(patches=[two.edit(PARTICIPANT, person, {"phone": THIRD_PHONE})])
    one.send(patches=[loser], lose_reply=True)
    one.send(patches=[loser])
    one.settle_down()
    (item,) = one.of_kind(CONFLICT)
    decide = one.edit(CONFLICT, item.id, {"decided_at": office.clock()})
    assert one.send(patches=[decide]).parked == []
    twin = one.copy()
    twin.new_run()
    twin.send(patches=[loser])
    twin.settle_down()
    (item,) = twin.of_kind(CONFLICT)
    assert item.value_of(CONFLICT.by_name["decided_at"].number) is not None


def test_20_the_item_says_what_was_kept_and_lost(office: Office) -> None:
    import msgspec

    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    two.settle_down()
    loser = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    office.clock.pass_time(1000)
    two.send(patches=[two.edit(PARTICIPANT, person, {"phone": THIRD_PHONE})])
    one.send(patches=[loser])
    one.settle_down()
    (state,) = one.of_kind(CONFLICT)
    item = CONFLICT.from_raw(state.id, state.values)
    assert (item.row_kind, item.row_id, item.subject_id) == (PARTICIPANT.number, person, person)
    assert item.field_number == PARTICIPANT.by_name["phone"].number
    assert msgspec.msgpack.decode(item.kept) == THIRD_PHONE
    assert msgspec.msgpack.decode(item.lost) == OTHER_PHONE
    assert (item.lost_run, item.lost_number) == loser.changes[0].name
    assert item.found_at == office.clock()


def test_25_other_content_after_a_lost_reply_is_no_fork(office: Office) -> None:
    one = office.laptop()
    batch = one.person(full_name="Siti", phone=PHONE)
    one.send([batch], lose_reply=True)
    edited = with_edit(
        batch, PARTICIPANT, "phone", OTHER_PHONE, one.version(),
        covers=[(batch.runs[0], batch.numbers[0])],
    )  # fmt: skip
    reply = one.send([edited])
    assert reply.parked == []
    assert reply.run == 0
    one.settle_down()
    assert one.value(PARTICIPANT, batch.ids[0], "phone") == OTHER_PHONE
    assert not one.of_kind(CONFLICT)


def test_25_an_edit_covered_before_its_row_was_confirmed_stays_settled(office: Office) -> None:
    one = office.laptop()
    batch = one.person(full_name="Siti", phone=PHONE)
    creation = (batch.runs[0], batch.numbers[0])
    first, second = one.version(), one.version()
    edited = with_edit(
        batch, PARTICIPANT, "phone", THIRD_PHONE, second, covers=[creation, first[1:]]
    )
    one.send([edited])
    office.clock.pass_time(HOUR)
    stale = one.edit(PARTICIPANT, batch.ids[0], {"phone": OTHER_PHONE}, version=first)
    one.send(patches=[stale])  # out of a bundle
    one.settle_down()
    assert one.value(PARTICIPANT, batch.ids[0], "phone") == THIRD_PHONE
    assert office.count("history") == 0


def test_28_a_visit_may_come_before_its_person(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = one.person(full_name="Siti", member_no="31.74.01-A1", nik="3174010101900001")
    came = visit(one, participant_id=person.ids[0], in_at=office.clock())
    one.send([came])
    two.settle_down()
    same_numbers = two.person(full_name="Budi", member_no="31.74.01-A1", nik="3174010101900001")
    assert two.send([same_numbers]).parked == []
    one.send([person])
    two.settle_down()
    assert len(two.of_kind(PARTICIPANT)) == 2


def test_31_nik_birth_date_and_sex_merge_as_one(office: Office) -> None:
    import datetime

    one, two = office.laptop(), office.laptop()
    person = created(one)
    two.settle_down()
    mine = {"nik": "3174014101900001", "birth_date": datetime.date(1990, 1, 1), "sex": "P"}
    theirs = {"nik": "3174010202910002", "birth_date": datetime.date(1991, 2, 2), "sex": "L"}
    patch = one.edit(PARTICIPANT, person, mine)
    office.clock.pass_time(1000)
    two.send(patches=[two.edit(PARTICIPANT, person, theirs)])
    one.send(patches=[patch])
    one.settle_down()
    assert [one.value(PARTICIPANT, person, name) for name in ("nik", "sex")] == [
        "3174010202910002",
        "L",
    ]
    assert len(one.of_kind(CONFLICT)) == 3


def test_31_a_member_of_a_group_that_was_absent_is_no_lost_value(office: Office) -> None:
    import datetime

    one, two = office.laptop(), office.laptop()
    person = RowId(b"\x09" * 16)
    one.send(patches=[one.edit(PARTICIPANT, person, {"sex": "L"})])
    office.clock.pass_time(1000)
    all_three = {"nik": "3174014101900001", "birth_date": datetime.date(1990, 1, 1), "sex": "P"}
    two.send(patches=[two.edit(PARTICIPANT, person, all_three)])
    two.settle_down()
    assert two.value(PARTICIPANT, person, "sex") == "P"
    assert office.count("history") == 1
    assert len(two.of_kind(CONFLICT)) == 1


def test_31_a_whole_row_is_taken_apart_by_groups(office: Office) -> None:
    one = office.laptop()
    batch = one.person(full_name="Siti", nik="3174014101900001", sex="P")
    edited = with_edit(
        batch, PARTICIPANT, "notes", "x", one.version(), covers=[(batch.runs[0], batch.numbers[0])]
    )
    edited.overlays = [dataclasses.replace(edited.overlays[0], base=(7, 7))]
    changes = changes_of_row(edited.state(0), {edited.overlays[0].number: edited.overlays[0]})
    by_fields = {change.fields: change for change in changes}
    identity = tuple(sorted(PARTICIPANT.by_name[n].number for n in ("nik", "sex", "birth_date")))
    assert by_fields[identity].values == ("3174014101900001", "P", None)
    notes = by_fields[(PARTICIPANT.by_name["notes"].number,)]
    assert (notes.base, notes.covers) == ((7, 7), ((batch.runs[0], batch.numbers[0]),))
    assert len(changes) == PARTICIPANT.width - 2


def test_36_each_field_keeps_the_name_of_its_own_edit(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    two.settle_down()
    phone = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    one.send(patches=[phone], lose_reply=True)
    two.settle_down()
    two.send(patches=[two.edit(PARTICIPANT, person, {"phone": THIRD_PHONE})])
    office.clock.pass_time(HOUR)
    notes = one.edit(PARTICIPANT, person, {"notes": "baru"})

    one.send(patches=[phone, notes])
    one.settle_down()

    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert one.value(PARTICIPANT, person, "notes") == "baru"
    assert not one.of_kind(CONFLICT)


def test_39_a_page_says_at_which_head_it_was_made(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    people = [one.person(full_name=f"P{n}") for n in range(10)]
    one.send(people)
    first = two.send(want=4)
    assert first.page is not None
    assert (first.page.low, first.page.high, first.scopes[0].head) == (6, 10, 10)
    late = two.send(want=4, lose_reply=True)  # the page (2, 6]
    one.send(patches=[one.edit(PARTICIPANT, people[3].ids[0], {"notes": "pindah"})])
    two.send(want=4)  # (10, 11]
    assert late.page is not None
    assert late.scopes[0].head < two.high  # by which the device knows that it is too late
    two.settle_down()


def test_41_a_row_whose_name_is_taken_is_kept_all_the_same(office: Office) -> None:
    one = office.laptop()
    twin = one.copy()
    mine, theirs = one.person(full_name="Asli"), twin.person(full_name="Kembaran")
    theirs.ids = twin.run.new_ids(1) if theirs.ids == mine.ids else theirs.ids
    assert (mine.runs, mine.numbers) == (theirs.runs, theirs.numbers)
    one.send([mine, one.person(full_name="Lagi")])
    theirs.ids = [RowId(b"\x01" * 16)]
    reply = twin.send([theirs], held=0)
    assert reply.run == twin.run.run  # head office knows more of this run
    one.settle_down()
    assert len(one.of_kind(PARTICIPANT)) == 3


def test_41_an_edit_whose_name_is_taken_by_another_row_is_kept(office: Office) -> None:
    one = office.laptop()
    twin = one.copy()
    one.send([one.person(full_name="Asli")])
    unknown = RowId(b"\x02" * 16)
    twin.send(patches=[twin.edit(PARTICIPANT, unknown, {"notes": "kembaran"}, base=(5, 5))])
    one.settle_down()
    assert one.value(PARTICIPANT, unknown, "notes") == "kembaran"


def test_41_twins_in_one_run_lose_no_edit_of_rows_both_know(office: Office) -> None:
    one = office.laptop()
    mine, theirs = created(one, notes="-"), created(one, notes="-")
    one.settle_down()
    twin = one.copy()
    taken = one.edit(PARTICIPANT, mine, {"phone": PHONE})
    edits = [
        twin.edit(PARTICIPANT, theirs, {"notes": "lain baris"}),
        twin.edit(PARTICIPANT, mine, {"email": "lain@kolom.id"}, version=taken.changes[0].version),
    ]
    assert {edit.changes[0].name for edit in edits} == {taken.changes[0].name}
    one.send(patches=[taken])
    for edit in edits:
        assert twin.send(patches=[edit]).run == twin.run.run  # it is told to begin another run
        twin.send(patches=[edit])
    one.settle_down()
    assert one.value(PARTICIPANT, theirs, "notes") == "lain baris"
    assert one.value(PARTICIPANT, mine, "email") == "lain@kolom.id"
    assert one.value(PARTICIPANT, mine, "phone") == PHONE
    assert one.send(patches=[taken], held=1).run == 0  # a true repeat
    office.assert_sound()


def test_41_twins_in_one_field_keep_both_values(office: Office) -> None:
    one = office.laptop()
    person = created(one, phone=PHONE)
    one.settle_down()
    twin = one.copy()
    first = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    office.clock.pass_time(1000)
    second = twin.edit(PARTICIPANT, person, {"phone": THIRD_PHONE})
    assert first.changes[0].name == second.changes[0].name
    one.send(patches=[first])
    for _ in range(2):
        twin.send(patches=[second])
        one.send(patches=[first])
    one.settle_down()
    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert office.count("history") == 1
    assert len(one.of_kind(CONFLICT)) == 1


def test_a_repeat_is_no_new_change_whatever_became_of_it(office: Office) -> None:
    """Replaced, covered, lost with the same value: every settled name is known in its field."""
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE, full_name="Siti", notes="-")
    two.settle_down()
    backup = one.copy()
    replaced = one.edit(PARTICIPANT, person, {"full_name": "Siti A"})
    covered = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    over = one.edit(
        PARTICIPANT, person, {"phone": THIRD_PHONE}, covers=[covered.changes[0].name]
    )  # fmt: skip
    same = one.edit(PARTICIPANT, person, {"notes": "sama"})
    office.clock.pass_time(1000)
    two.send(patches=[two.edit(PARTICIPANT, person, {"notes": "sama"})])
    one.send(patches=[replaced, over, same])
    two.settle_down()
    two.send(patches=[two.edit(PARTICIPANT, person, {"full_name": "Siti B"})])
    # A restored backup sends all of it again, under a clock that is ahead by now.
    backup.offset = HOUR
    for patch in (replaced, covered, over, same):
        assert backup.send(patches=[patch], held=1).run == 0
    one.settle_down()
    assert one.value(PARTICIPANT, person, "full_name") == "Siti B"
    assert one.value(PARTICIPANT, person, "phone") == THIRD_PHONE
    assert office.count("history") == 0
    assert not one.of_kind(CONFLICT)


def test_a_row_sent_again_by_a_backup_made_before_its_edit_is_a_repeat(office: Office) -> None:
    one = office.laptop()
    batch = one.person(full_name="Siti", phone=PHONE)
    edited = with_edit(
        batch, PARTICIPANT, "phone", OTHER_PHONE, one.version(),
        covers=[(batch.runs[0], batch.numbers[0])],
    )  # fmt: skip
    one.send([edited])
    backup = office.laptop()
    assert backup.send([batch], held=1).run == 0
    one.settle_down()
    assert one.value(PARTICIPANT, batch.ids[0], "phone") == OTHER_PHONE
    assert office.count("history") == 0
    assert not one.of_kind(CONFLICT)


def test_a_deletion_and_an_edit_at_once_are_a_conflict_item(office: Office) -> None:
    one, two = office.laptop(), office.laptop()
    person = created(one, phone=PHONE)
    two.settle_down()
    seen = one.confirmed[PARTICIPANT.number, person].names
    edit = two.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    two.send(patches=[edit])
    gone = one.edit(PARTICIPANT, person, {"deleted_at": office.clock()}, seen=list(seen))
    one.send(patches=[gone])
    one.settle_down()
    (item,) = one.of_kind(CONFLICT)
    found = CONFLICT.from_raw(item.id, item.values)
    assert found.field_number == 1
    assert (found.kept_run, found.kept_number) == gone.changes[0].name
    assert (found.lost_run, found.lost_number) == edit.changes[0].name


def test_a_deletion_after_ones_own_edit_is_no_conflict(office: Office) -> None:
    one = office.laptop()
    person = created(one, phone=PHONE, notes="-")
    first = one.edit(PARTICIPANT, person, {"phone": OTHER_PHONE})
    second = one.edit(PARTICIPANT, person, {"notes": "pindah"})
    seen = [*one.confirmed[PARTICIPANT.number, person].names,
            first.changes[0].name, second.changes[0].name]  # fmt: skip
    gone = one.edit(PARTICIPANT, person, {"deleted_at": office.clock()}, seen=seen)
    one.send(patches=[first], lose_reply=True)
    one.send(patches=[gone, first, second])
    one.settle_down()
    assert not one.of_kind(CONFLICT)


def test_a_row_deleted_before_its_reply_came_is_no_conflict_but_with_others(
    office: Office,
) -> None:
    one, two = office.laptop(), office.laptop()
    batch = one.person(full_name="Siti", phone=PHONE)
    one.send([batch], lose_reply=True)
    edited = with_edit(
        batch, PARTICIPANT, "deleted_at", office.clock(), one.version(),
        covers=[(batch.runs[0], batch.numbers[0])],
    )  # fmt: skip
    two.settle_down()
    assert not two.of_kind(CONFLICT)
    edit = two.edit(PARTICIPANT, batch.ids[0], {"phone": OTHER_PHONE})
    two.send(patches=[edit])
    one.send([edited])
    one.settle_down()
    (item,) = one.of_kind(CONFLICT)
    assert CONFLICT.from_raw(item.id, item.values).lost_run == two.run.run


def test_an_edit_of_an_unknown_row_is_kept(office: Office) -> None:
    one = office.laptop()
    unknown = RowId(b"\x07" * 16)
    patch = one.edit(PARTICIPANT, unknown, {"phone": PHONE}, base=(5, 5))
    reply = one.send(patches=[patch])
    assert reply.parked == []
    state = one.confirmed[PARTICIPANT.number, unknown]
    assert state.value_of(8) == PHONE
    assert state.version_of(4) == (0, 0, 0)
    batch = one.person(full_name="Kemudian")
    batch.ids = [unknown]
    one.send([batch])
    one.settle_down()
    assert one.value(PARTICIPANT, unknown, "full_name") == "Kemudian"


def _parts(batch: Batch) -> dict[str, object]:
    return {name: getattr(batch, name) for name in Batch.__slots__}
