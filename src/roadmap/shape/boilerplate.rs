//! Sections that are not for learning: tables of contents, and what a repository says of itself.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::shaper::Shaper;
use crate::roadmap::node::{Node, NodeId};

/// Headings of a table of contents, in lower case, words apart by one space.
const CONTENTS: &[&str] = &[
    "contents",
    "content",
    "table of contents",
    "table of content",
    "toc",
    "index",
    "navigation",
    "quick navigation",
    "quick links",
    "índice",
    "indice",
    "tabla de contenidos",
    "tabla de contenido",
    "contenido",
    "contenidos",
    "sumário",
    "conteúdo",
    "conteúdos",
    "table des matières",
    "sommaire",
    "contenu",
    "inhalt",
    "inhaltsverzeichnis",
    "sommario",
    "contenuti",
    "содержание",
    "оглавление",
    "зміст",
    "目录",
    "目錄",
    "目次",
    "内容",
    "목차",
    "차례",
    "विषय सूची",
    "अनुक्रमणिका",
    "المحتويات",
    "جدول المحتويات",
    "الفهرس",
    "فهرست",
    "فهرست مطالب",
    "içindekiler",
    "spis treści",
    "inhoud",
    "inhoudsopgave",
    "daftar isi",
    "תוכן עניינים",
    "mục lục",
];

/// Headings of what a repository says of itself.
const ABOUT: &[&str] = &[
    "contributing",
    "contribute",
    "contribution",
    "contributions",
    "contributors",
    "how to contribute",
    "contribution guidelines",
    "contribution guide",
    "contributing guidelines",
    "contributing guide",
    "license",
    "licence",
    "licensing",
    "licenses",
    "author",
    "authors",
    "about the author",
    "about me",
    "credits",
    "credit",
    "acknowledgements",
    "acknowledgments",
    "acknowledgement",
    "acknowledgment",
    "thanks",
    "thank you",
    "special thanks",
    "sponsor",
    "sponsors",
    "sponsoring",
    "donate",
    "donations",
    "backers",
    "support us",
    "support this project",
    "support the project",
    "show your support",
    "maintainer",
    "maintainers",
    "contact",
    "contact me",
    "contact us",
    "contacts",
    "code of conduct",
    "changelog",
    "change log",
    "star history",
    "stargazers",
    "stargazers over time",
    "disclaimer",
    "copyright",
    "connect with me",
    "follow me",
    "translations",
    "citation",
    "cite",
    "contribuir",
    "contribuciones",
    "cómo contribuir",
    "licencia",
    "autor",
    "autores",
    "créditos",
    "agradecimientos",
    "contacto",
    "contribuição",
    "contribuições",
    "contribuindo",
    "como contribuir",
    "licença",
    "agradecimentos",
    "contato",
    "contributeurs",
    "contribuer",
    "comment contribuer",
    "licence",
    "auteur",
    "auteurs",
    "crédits",
    "remerciements",
    "mitwirken",
    "mitwirkende",
    "beitragen",
    "lizenz",
    "autoren",
    "danksagung",
    "kontakt",
    "contribuire",
    "come contribuire",
    "licenza",
    "autore",
    "autori",
    "crediti",
    "ringraziamenti",
    "contatti",
    "участие",
    "вклад",
    "контрибьюторы",
    "как внести вклад",
    "лицензия",
    "автор",
    "авторы",
    "благодарности",
    "контакты",
    "贡献",
    "貢獻",
    "贡献者",
    "贡献指南",
    "如何贡献",
    "参与贡献",
    "许可证",
    "许可",
    "授权",
    "协议",
    "作者",
    "致谢",
    "鸣谢",
    "联系",
    "联系我",
    "貢献",
    "コントリビュート",
    "コントリビューション",
    "ライセンス",
    "著者",
    "作者",
    "謝辞",
    "기여",
    "기여하기",
    "기여 방법",
    "라이선스",
    "라이센스",
    "저자",
    "감사",
    "감사의 말",
    "योगदान",
    "लाइसेंस",
    "लेखक",
    "आभार",
    "المساهمة",
    "المساهمون",
    "الرخصة",
    "الترخيص",
    "المؤلف",
    "المؤلفون",
    "شكر",
    "katkı",
    "katkıda bulunma",
    "katkıda bulunanlar",
    "lisans",
    "yazar",
    "yazarlar",
    "teşekkürler",
    "współpraca",
    "licencja",
    "autorzy",
    "podziękowania",
    "bijdragen",
    "licentie",
    "dankwoord",
];

impl Shaper<'_> {
    /// Returns true if a heading is of a table of contents.
    pub(super) fn is_contents(&self, at: usize) -> bool {
        section_of(self.words(at)) == Some(Section::Contents)
    }

    /// For each node, true if it stands in a section that is not for learning, or heads one.
    pub(super) fn boilerplate(&self) -> Vec<bool> {
        let mut boilerplate = vec![false; self.nodes.len()];
        for at in 0..self.nodes.len() {
            let above = self.nodes[at].parent.map(NodeId::index).is_some_and(|up| boilerplate[up]);
            boilerplate[at] = above || (self.nodes[at].is_heading() && self.is_boilerplate(at));
        }
        boilerplate
    }

    /// A table of contents that heads others is a title in the wrong words.
    fn is_boilerplate(&self, at: usize) -> bool {
        match section_of(self.words(at)) {
            Some(Section::About) => true,
            Some(Section::Contents) => !self.heads_headings(at),
            None => false,
        }
    }

    fn heads_headings(&self, at: usize) -> bool {
        self.nodes[at + 1..self.nodes[at].end.index()].iter().any(Node::is_heading)
    }
}

/// A kind of section that is not for learning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Contents,
    About,
}

/// Longer headings, in bytes, are none of these.
const LONGEST: usize = 64;

fn section_of(heading: &str) -> Option<Section> {
    static SECTIONS: OnceLock<HashMap<&str, Section, RandomState>> = OnceLock::new();
    if heading.len() > LONGEST {
        return None;
    }
    let is_mark = |c: char| unicode_normalization::char::is_combining_mark(c) && c != '\u{fe0f}';
    let mut name = String::with_capacity(heading.len());
    for c in heading.chars() {
        if c.is_ascii_alphabetic() {
            name.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && (c.is_alphabetic() || is_mark(c)) {
            name.extend(c.to_lowercase());
        } else if !name.is_empty() && !name.ends_with(' ') {
            name.push(' ');
        }
    }
    let sections = SECTIONS.get_or_init(|| {
        let about = ABOUT.iter().map(|name| (*name, Section::About));
        about.chain(CONTENTS.iter().map(|name| (*name, Section::Contents))).collect()
    });
    sections.get(name.trim_end()).copied()
}
