//! The words and numerals that number the divisions of a roadmap, in many languages.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

/// The meaning of a word that numbers divisions, whatever its language and grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Term {
    Phase,
    Part,
    Week,
    Module,
    Day,
    Month,
    Chapter,
    Unit,
    Level,
    Stage,
    Sprint,
    Semester,
    Quarter,
    Year,
    Tier,
    Milestone,
    Session,
    Lesson,
    Step,
    Section,
    Topic,
    Block,
    Course,
    Option,
    Path,
    Track,
}

impl Term {
    /// Returns true if such divisions part a whole roadmap; others often part only one of its sections.
    pub fn is_of_roadmap(self) -> bool {
        self < Term::Lesson
    }
}

const WORDS: &[(Term, &str)] = &[
    (
        Term::Phase,
        "phase phases fase fases fasi phasen фаза фазы フェーズ 페이즈 المرحلة مرحلة مرحله चरण faza fazy fáze fas fasen שלב",
    ),
    (
        Term::Part,
        "part parts parte partes parti partie parties teil teile часть части частина パート 파트 부 भाग الجزء جزء kısım część części \
         deel delen bagian חלק بخش",
    ),
    (
        Term::Week,
        "week weeks wk semana semanas semaine semaines woche wochen settimana settimane неделя недели тиждень тижні 주 주차 \
         सप्ताह हफ़्ता हफ्ता الأسبوع أسبوع اسبوع الاسبوع hafta tydzień tygodnie weken vecka uke uge minggu שבוע هفته týden",
    ),
    (
        Term::Module,
        "module modules módulo módulos modulo modulos moduli modul module modülü modül модуль модули モジュール 모듈 मॉड्यूल moduł \
         moduły मोड्यूल",
    ),
    (
        Term::Day,
        "day days día días dia dias jour jours tag tage giorno giorni день дни ден 일 일차 日目 दिन اليوم يوم gün dzień dni dag \
         dagen hari יום روز",
    ),
    (
        Term::Month,
        "month months mes meses mês mois monat monate mese mesi месяц месяцы місяць 월 개월 개월차 महीना माह الشهر شهر ay miesiąc \
         maand maanden bulan חודש ماه",
    ),
    (
        Term::Chapter,
        "chapter chapters capítulo capítulos capitulo chapitre chapitres kapitel capitolo capitoli глава главы розділ 장 챕터 \
         チャプター अध्याय الفصل فصل bölüm rozdział hoofdstuk bab פרק kapitola",
    ),
    (
        Term::Unit,
        "unit units unidad unidades unidade unité unités unite einheit einheiten unità юнит ユニット 유닛 단원 इकाई यूनिट الوحدة وحدة \
         ünite eenheid יחידה",
    ),
    (
        Term::Level,
        "level levels nivel niveles nível níveis niveau niveaux livello livelli stufe stufen уровень уровни рівень レベル 레벨 स्तर \
         المستوى مستوى seviye poziom tingkat רמה",
    ),
    (
        Term::Stage,
        "stage stages etapa etapas étape étapes etape etappe etappen tappa stadio этап этапы етап ステージ 스테이지 단계 aşama etap \
         etapy tahap",
    ),
    (Term::Sprint, "sprint sprints спринт спринты スプリント 스프린트 स्प्रिंट"),
    (Term::Semester, "semester semesters semestre semestres семестр 학기 semestr dönem term"),
    (Term::Quarter, "quarter quarters trimestre trimestres quartal quartale квартал 분기 çeyrek kwartał kwartaal"),
    (
        Term::Year,
        "year years año años ano anos année jahr jahre anno anni год рік 년 년차 年目 वर्ष السنة سنة yıl rok jaar",
    ),
    (Term::Tier, "tier tiers"),
    (Term::Milestone, "milestone milestones hito marco jalon meilenstein веха マイルストーン 마일스톤"),
    (Term::Session, "session sessions sesión sessão sitzung sessione сессия セッション 세션 सत्र sesja sessie"),
    (
        Term::Lesson,
        "lesson lessons lección lecciones leccion lição lições aula aulas leçon leçons lektion lektionen lezione lezioni урок \
         уроки занятие лекция lecture lectures vorlesung レッスン 레슨 강 강의 차시 पाठ الدرس درس ders lekcja שיעור",
    ),
    (
        Term::Step,
        "step steps paso pasos passo passos passi schritt schritte шаг шаги крок ステップ 스텝 कदम الخطوة خطوة adım krok stap \
         langkah",
    ),
    (
        Term::Section,
        "section sections sección secciones seccion seção secção abschnitt abschnitte sezione sezioni раздел разделы секция \
         セクション 섹션 절 खंड अनुभाग القسم قسم sekcja sectie",
    ),
    (
        Term::Topic,
        "topic topics tema temas temi thème thema themen тема темы トピック 주제 विषय الموضوع konu temat onderwerp",
    ),
    (Term::Block, "block blocks bloque bloques bloco bloc blocco блок blok blöcke ブロック 블록"),
    (Term::Course, "course courses curso cursos cours kurs corso курс コース 코스 과정 कोर्स kurs cursus"),
    (Term::Option, "option options opción opção opzione вариант オプション 옵션 विकल्प خيار seçenek opcja optie"),
    (Term::Path, "path paths camino caminho chemin pfad percorso путь パス 경로"),
    (Term::Track, "track tracks трек トラック 트랙"),
];

/// Words behind `第N` in Chinese and Japanese, or behind a number alone; of two that begin alike the longer comes first.
const CJK_WORDS: &[(Term, &str)] = &[
    (Term::Stage, "阶段"),
    (Term::Stage, "階段"),
    (Term::Stage, "段階"),
    (Term::Part, "部分"),
    (Term::Unit, "单元"),
    (Term::Unit, "單元"),
    (Term::Semester, "学期"),
    (Term::Semester, "學期"),
    (Term::Quarter, "季度"),
    (Term::Module, "模块"),
    (Term::Module, "模組"),
    (Term::Level, "级"),
    (Term::Level, "級"),
    (Term::Month, "个月"),
    (Term::Month, "個月"),
    (Term::Month, "か月"),
    (Term::Month, "ヶ月"),
    (Term::Week, "週間"),
    (Term::Step, "步骤"),
    (Term::Step, "步驟"),
    (Term::Chapter, "章"),
    (Term::Part, "部"),
    (Term::Stage, "阶"),
    (Term::Stage, "階"),
    (Term::Week, "週"),
    (Term::Week, "周"),
    (Term::Day, "天"),
    (Term::Lesson, "课"),
    (Term::Lesson, "課"),
    (Term::Lesson, "讲"),
    (Term::Lesson, "講"),
    (Term::Section, "节"),
    (Term::Section, "節"),
    (Term::Step, "步"),
    (Term::Stage, "段"),
    (Term::Month, "月"),
    (Term::Day, "日"),
    (Term::Year, "年"),
    (Term::Session, "回"),
];

/// The term that a whole word is: `phase`, `week` …
pub(super) fn term_of(word: &str) -> Option<Term> {
    // Every heading is asked for, and scanning the lists would take longer than parsing it.
    static TERMS: OnceLock<HashMap<&str, Term, RandomState>> = OnceLock::new();
    if word.len() > LONGEST_WORD {
        return None;
    }
    let terms = TERMS.get_or_init(|| {
        let words = WORDS.iter().rev().flat_map(|(term, words)| words.split(' ').map(|word| (word, *term)));
        by_word(WORDS.iter().map(|(_, words)| *words), words)
    });
    terms.get(&*word.to_lowercase()).copied()
}

/// A table of what stands in lists of words, made for all of them at once.
pub(super) fn by_word<T>(
    lists: impl Iterator<Item = &'static str>,
    words: impl Iterator<Item = (&'static str, T)>,
) -> HashMap<&'static str, T, RandomState> {
    // Most words of all languages take as many bytes.
    const BYTES: usize = 7;
    let bytes: usize = lists.map(str::len).sum();
    let mut by_word = HashMap::with_capacity_and_hasher(bytes / BYTES, RandomState::default());
    by_word.extend(words);
    by_word
}

/// No word here is longer, in bytes.
const LONGEST_WORD: usize = 64;

/// The term that the text begins with, as it stands behind a number in Chinese, Japanese and Korean: `章`, `주차`,
/// `日目`; and how many bytes it takes.
pub(super) fn term_behind_number(text: &str) -> Option<(Term, usize)> {
    if text.starts_with(|c: char| c.is_ascii()) {
        return None;
    }
    if let Some((term, word)) = CJK_WORDS.iter().find(|(_, word)| text.starts_with(*word)) {
        let counter = if text[word.len()..].starts_with('目') { '目'.len_utf8() } else { 0 };
        return Some((*term, word.len() + counter));
    }
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let is_hangul = text.starts_with(|c: char| ('가'..='힣').contains(&c));
    term_of(&text[..end]).filter(|_| is_hangul).map(|term| (term, end))
}

/// Numbers in words, from one on. A word that means another number elsewhere is left out.
const CARDINALS: &[&str] = &[
    "one two three four five six seven eight nine ten eleven twelve",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "um dois três quatro cinco seis sete oito nove dez onze doze",
    "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "uma duas três quatro cinco seis sete oito nove dez onze doze",
    "eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "одна две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "एक दो तीन चार पाँच छह सात आठ नौ दस",
    "bir iki üç dört beş altı yedi sekiz dokuz",
    "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
    "een twee drie vier vijf zes zeven acht negen tien",
    "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열",
];

const ORDINALS: &[&str] = &[
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th",
    "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo",
    "primero segundo tercero",
    "primeira segunda terceira quarta quinta sexta sétima oitava nona décima",
    "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
    "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "premier second",
    "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte",
    "erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter",
    "erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes",
    "prima seconda terza quarta quinta sesta settima ottava nona decima",
    "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
    "первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая",
    "первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый",
    "первое второе третье четвертое пятое",
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
    "पहला दूसरा तीसरा चौथा पाँचवाँ छठा सातवाँ आठवाँ नौवाँ दसवाँ",
    "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu",
    "pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty",
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",
    "첫째 둘째 셋째 넷째 다섯째",
];

/// Words with their places in a list, from 1.
type Places = HashMap<&'static str, u32, RandomState>;

/// The number that a word names: `two`, `Drei`.
pub(super) fn cardinal(word: &str) -> Option<u32> {
    static PLACES: OnceLock<Places> = OnceLock::new();
    place_among(&PLACES, CARDINALS, word)
}

/// The place that a word names: `second`, `Dritte`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    static PLACES: OnceLock<Places> = OnceLock::new();
    place_among(&PLACES, ORDINALS, word)
}

fn place_among(by_word: &OnceLock<Places>, lists: &'static [&'static str], word: &str) -> Option<u32> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let by_word = by_word.get_or_init(|| {
        // A word of two lists counts as in the first.
        self::by_word(lists.iter().copied(), lists.iter().rev().flat_map(|list| list.split(' ').zip(1..)))
    });
    by_word.get(&*word.to_lowercase()).copied()
}

/// A number in digits, or in Chinese numerals up to 99: `三`, `十二`, `二十`.
pub(super) fn cjk_number(text: &str) -> Option<(u32, &str)> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let value = |c: char| NUMERALS.chars().position(|numeral| numeral == c).map(|at| at as u32 + 1);
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        return Some((text[..digits].parse().ok()?, &text[digits..]));
    }
    let end = text.find(|c: char| value(c).is_none()).unwrap_or(text.len());
    let numerals = &text[..end];
    let values: Vec<u32> = numerals.chars().take(4).filter_map(value).collect();
    let ordinal = match *values {
        [one] => one,
        [10, ones @ 1..=9] => 10 + ones,
        [tens @ 1..=9, 10] => tens * 10,
        [tens @ 1..=9, 10, ones @ 1..=9] => tens * 10 + ones,
        _ => return None,
    };
    Some((ordinal, &text[end..]))
}

/// A small Roman number; of one letter only in upper case.
pub(super) fn roman(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
        "XVIII", "XIX", "XX",
    ];
    let is_lower = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_it = |number: &&str| *number == word || (is_lower && number.eq_ignore_ascii_case(word));
    if let Some(at) = NUMBERS.iter().position(is_it) {
        return Some(at as u32 + 1);
    }
    // Unicode has numerals of their own, `Ⅰ` to `Ⅻ`.
    let mut chars = word.chars();
    let numeral = chars.next().filter(|c| ('Ⅰ'..='Ⅻ').contains(c) && chars.next().is_none())?;
    Some(numeral as u32 - 'Ⅰ' as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_many_languages() {
        for word in
            ["Week", "weeks", "Semana", "semaine", "Woche", "settimana", "Неделя", "주차", "सप्ताह", "الأسبوع", "hafta"]
        {
            assert_eq!(term_of(word), Some(Term::Week), "{word}");
        }
        for word in ["plan", "the", "", "phased"] {
            assert_eq!(term_of(word), None, "{word}");
        }
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!((cardinal("Three"), cardinal("siete"), cardinal("zwölf")), (Some(3), Some(7), Some(12)));
        assert_eq!((ordinal("First"), ordinal("Вторая"), ordinal("الثالث")), (Some(1), Some(2), Some(3)));
        assert_eq!((cardinal("zero"), ordinal("last")), (None, None));
    }

    #[test]
    fn roman_numbers() {
        assert_eq!(
            (roman("IV"), roman("iii"), roman("Ⅱ"), roman("i"), roman("IIII")),
            (Some(4), Some(3), Some(2), None, None)
        );
    }
}
