from dragoman.codebooks import derive_cameo, load_codebook, plover_intensity


def test_one_code_gives_its_goldstein_score():
    codes = derive_cameo("CONSULT", "phone")
    assert (codes.candidates, codes.goldstein, codes.ambiguous) == (("041",), 1.0, False)


def test_codes_of_one_score_share_it():
    assert derive_cameo("ACCUSE", "investigate").goldstein == -2.0


def test_codes_of_several_scores_are_ambiguous():
    codes = derive_cameo("CONSULT", "visit")
    assert codes.candidates == ("042", "043")
    assert codes.ambiguous and codes.goldstein is None


def test_a_context_narrows_the_codes():
    assert derive_cameo("AID", context="asylum").candidates == ("075",)


def test_a_mode_that_cameo_lacks_falls_back_on_the_type():
    codes = derive_cameo("AID", "unknown-mode")
    assert "070" in codes.candidates


def test_a_type_that_is_not_plovers_has_no_code():
    codes = derive_cameo("TREATY-ACT")
    assert codes.candidates == () and codes.goldstein is None and codes.ambiguous


def test_every_type_and_mode_has_an_intensity_with_the_sign_of_its_quad():
    for name, kind in load_codebook().types.items():
        for mode in (None, *kind.modes):
            score = plover_intensity(name, mode)
            assert score is not None
            if name != "REQUEST":
                assert (score > 0) == (kind.quad <= 2), (name, mode)


def test_every_type_has_cameo_codes():
    for name in load_codebook().types:
        assert derive_cameo(name).candidates, name
