"""How a picture's facts stand on paper."""

from twowheels.drawing import environment


def test_on_paper_the_facts_of_a_table_or_a_list_run_on_as_one_text() -> None:
    facts = (
        "<table><thead><tr><th>Head</th></tr></thead><tbody><tr><th scope='row'>Reach &amp; pull</th><td>3</td></tr>"
        "<tr><th>Proof</th><td>1 of 5</td><td>soon</td></tr></tbody></table><ol><li>One: two</li></ol><p>Aim</p>"
    )
    said = environment().filters["run_in"](facts)
    assert said == "Reach & pull: 3 · Proof: 1 of 5 / soon · One: two · Aim"
