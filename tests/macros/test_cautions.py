"""Which situations a sheet of paper speaks of, and for which of its stretches."""

from macros import cautions
from macros.load import load
from tests.macros.project import Project


def test_a_sheet_leaves_out_a_situation_that_bears_upon_none_of_its_stretches(project: Project) -> None:
    project.change("precautions: [sore-knee]", "precautions: []")
    library = load(project.folder)
    (caution,) = cautions.of_sheet(library, [library.stretches["heel-slides"]])
    assert (caution.condition.id, caution.leave_out, caution.take_care) == ("recent-surgery", (), (1,))
