"""A routine as the player plays it."""

from itertools import pairwise

from macros.library import Library
from macros.player import exercises


def test_nobody_is_told_to_get_up_before_a_stretch_in_the_same_position(library: Library) -> None:
    turned = False
    for routine in library.routine_file.routines:
        played = exercises(library, routine)
        for one, following in pairwise(played):
            same = one.stretch.position == following.stretch.position
            turned |= not same
            assert one.way_out == (one.stretch.come_out if same else one.stretch.way_out), routine.id
    assert turned


def test_the_last_stretch_leads_all_the_way_up(library: Library) -> None:
    for routine in library.routine_file.routines:
        last = exercises(library, routine)[-1]
        assert last.stretch.get_up
        assert last.way_out == (*last.stretch.come_out, *last.stretch.get_up)


def test_each_line_of_the_way_out_has_its_time(library: Library) -> None:
    for routine in library.routine_file.routines:
        assert all(len(each.come_out) == len(each.way_out) for each in exercises(library, routine))
