//! Keyboard layouts: the key of a US keyboard in the place of a letter of another alphabet.

/// The rows of a US keyboard.
const US: [&str; 3] = ["qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"];
/// The same keys of the standard layouts of other alphabets, without and with Shift.
const OTHERS: [([&str; 3], [&str; 3]); 5] = [
    // Russian, and Ukrainian where it differs.
    (["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."], ["ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ,"]),
    (["йцукенгшщзхї", "фівапролджє", "ячсмитьбю."], ["ЙЦУКЕНГШЩЗХЇ", "ФІВАПРОЛДЖЄ", "ЯЧСМИТЬБЮ,"]),
    // Greek.
    ([";ςερτυθιοπ[]", "ασδφγηξκλ΄'", "ζχψωβνμ,./"], [":΅ΕΡΤΥΘΙΟΠ{}", "ΑΣΔΦΓΗΞΚΛ¨\"", "ΖΧΨΩΒΝΜ<>?"]),
    // Hebrew.
    (["/'קראטוןםפ][", "שדגכעיחלךף,", "זסבהנמצתץ."], ["            ", "           ", "          "]),
    // Arabic (101).
    (["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرﻻىةوزظ"], ["            ", "           ", "          "]),
];
const SHIFTED: [&str; 3] = ["QWERTYUIOP{}", "ASDFGHJKL:\"", "ZXCVBNM<>?"];

/// Returns the character that the key of a Cyrillic, Greek, Hebrew or Arabic letter has on a US keyboard.
pub(super) fn us_key(letter: char) -> Option<char> {
    if letter.is_ascii() || !letter.is_alphabetic() {
        return None;
    }
    OTHERS.iter().find_map(|(plain, shifted)| find(letter, plain, &US).or_else(|| find(letter, shifted, &SHIFTED)))
}

fn find(letter: char, rows: &[&str; 3], us: &[&str; 3]) -> Option<char> {
    rows.iter().zip(us).find_map(|(row, us)| us.chars().nth(row.chars().position(|key| key == letter)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lead_to_the_key_in_their_place() {
        let keys = "олОпгіςκΚדכשﻻا".chars().map(|letter| us_key(letter).unwrap_or('-')).collect::<String>();
        assert_eq!(keys, "jkJguswkKsfabh");
        assert_eq!(['j', ';', '学', 'é'].map(us_key), [None; 4]);
    }

    #[test]
    fn every_layout_has_all_keys_of_its_rows() {
        for (plain, shifted) in OTHERS {
            for (row, us) in plain.iter().chain(&shifted).zip(US.iter().chain(&SHIFTED)) {
                assert_eq!(row.chars().count(), us.chars().count(), "{row}");
            }
        }
    }
}
