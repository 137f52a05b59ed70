//! The kinds of a table's columns by the words of its header.

use std::collections::HashSet;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

/// Headers of columns that name what a row is about.
const NAMES: &str = "name title topic problem question task subject course lesson item skill concept project book exercise chapter \
    module activity goal milestone challenge video lecture \
    nombre título tema problema tarea curso lección libro ejercicio nome tópico tarefa livro lição exercício nom titre sujet thème \
    tâche cours livre leçon exercice titel thema aufgabe kurs buch lektion übung titolo argomento compito corso libro lezione \
    название тема задача курс книга урок 名称 标题 主题 题目 课程 任务 内容 知识点 名前 タイトル テーマ 課題 이름 제목 주제 과제 내용 विषय नाम \
    الموضوع العنوان الاسم konu başlık ders temat nazwa tytuł zadanie onderwerp naam taak";

/// Headers of columns that hold states.
const STATES: &str = "status state done completed complete progress finished ticked checked ✓ ✔ ✅ ☑ \
    estado hecho completado progreso feito concluído progresso statut état fait terminé fortschritt erledigt fertig stato fatto \
    completato статус готово сделано прогресс выполнено 状态 狀態 完成 进度 進度 状態 完了 進捗 상태 완료 진행 स्थिति पूर्ण الحالة تم durum tamam \
    stan zrobione klaar";

/// Texts of links that name what is behind them and not what the row is about.
const LINKS: &str = "link links here video article docs doc documentation watch read url solution notes code youtube leetcode github pdf \
    slides website site source open view go 🔗 📺 ▶ enlace aquí lien ici hier ссылка 链接 連結 リンク 링크";

type Words = HashSet<&'static str, RandomState>;

fn words(words: &'static str) -> Words {
    words.split_whitespace().collect()
}

/// Returns true if a header, in lower case, is of a column of names.
pub(super) fn heads_names(header: &str) -> bool {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let names = WORDS.get_or_init(|| words(NAMES));
    header_words(header)
        .any(|word| names.contains(word) || word.strip_suffix('s').is_some_and(|one| names.contains(one)))
}

/// Returns true if a header, in lower case, is of a column of states.
pub(super) fn heads_states(header: &str) -> bool {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let header = header.trim_matches(|c: char| c.is_whitespace() || matches!(c, '?' | '!' | ':' | '\u{fe0f}'));
    WORDS.get_or_init(|| words(STATES)).contains(header)
}

/// Returns true if the text of a link says no more than that there is one.
pub(super) fn is_of_links(text: &str) -> bool {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let text = text.to_lowercase();
    let text = text.trim_matches(|c: char| matches!(c, '\u{fe0f}' | ' ' | '[' | ']' | '(' | ')'));
    WORDS.get_or_init(|| words(LINKS)).contains(text)
}

fn header_words(header: &str) -> impl Iterator<Item = &str> {
    const MOST: usize = 3;
    let words =
        header.split(|c: char| c.is_whitespace() || matches!(c, '/' | '&' | ':')).filter(|word| !word.is_empty());
    words.take(MOST)
}
