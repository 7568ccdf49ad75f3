"""The services' words for a kind of activity, in the languages they write them, in the words of the FIT profile."""

from __future__ import annotations

import unicodedata
from typing import Final

GENERIC: Final = "generic"
RUNNING: Final = "running"
Sport = tuple[str | None, str]
NOT_KNOWN: Final[Sport] = (None, GENERIC)

# Strava's words, letters only. A word that stands here under no sport gives no hint: better none than a wrong one.
STRAVA: Final[dict[Sport, str]] = {
    (RUNNING, GENERIC): (
        "run lauf laufen course courseàpied carrera correr corsa corrida hardlopen hardloopsessie ランニング ラン "
        "löpning löptur løb løp løping løpetur juoksu bieg bieganie забег бег 跑步 달리기 běh koşu"  # noqa: RUF001
    ),
    (RUNNING, "trail"): (
        "trailrun trailrunning traillauf trail coursedetrail carreradetrail carreraporsenderos carreraporlamontaña "
        "carrerademontaña corsatrail corsasutrail corsasusentiero trailcorsa corridaemtrilha corridadetrilha "
        "trailrunsessie trailloop トレイルランニング トレイルラン traillöpning terrängløp stíløb 越野跑 트레일러닝"
    ),
    (RUNNING, "virtual_activity"): (
        "virtualrun virtuellerlauf courseàpiedvirtuelle coursevirtuelle carreravirtual corsavirtuale corridavirtual "
        "virtuelehardloopsessie virtuelerun バーチャルランニング バーチャルラン 虚拟跑步 虛擬跑步"
    ),
    (RUNNING, "treadmill"): "treadmillrun laufbandlauf coursesurtapis",
    ("walking", GENERIC): (
        "walk spaziergang gehen marche caminata caminar camminata passeggiata caminhada wandeling wandelen "
        "ウォーキング ウォーク promenad gåtur kävely spacer ходьба 步行 健走 걷기"
    ),
    ("hiking", GENERIC): (
        "hike wanderung wandern randonnée excursión excursionismo senderismo escursione escursionismo trilha "
        "hikingtocht trektocht hiken ハイキング ハイク vandring fottur vaellus wędrówka 徒步 하이킹"
    ),
    ("cycling", GENERIC): (
        "ride ebikeride gravelride mountainbikeride emountainbikeride virtualride velomobile handcycle radfahrt "
        "radfahren ebikefahrt virtuelleradfahrt gravelfahrt mountainbikefahrt vélo sortievélo sortieàvélo "
        "sortievélovirtuelle sortievéloélectrique virtuellesradfahren bicicleta salidaenbici ciclismo ciclismovirtual "
        "giroinbici pedalata uscitainbici ciclismovirtuale pedalada pedaladavirtual fietsrit rit virtuelefietsrit "
        "ライド バーチャルライド サイクリング cykeltur cykling sykkeltur pyöräily jazda 骑行 騎乘 라이딩"
    ),
    ("swimming", GENERIC): (
        "swim schwimmen natation natación nadar nuoto natação zwemmen 水泳 スイム simning svømming 游泳 수영"
    ),
    ("cross_country_skiing", GENERIC): "nordicski rollerski langlauf skinordique skidefond esquínórdico scidifondo",
    ("alpine_skiing", GENERIC): "alpineski alpinski skialpin esquíalpino scialpino",
    ("rowing", GENERIC): "rowing virtualrow rudern aviron remo canottaggio roeien",
    ("training", GENERIC): (
        "weighttraining krafttraining musculation entraînementauxpoids entrenamientoconpesas allenamentoconipesi "
        "treinamentocompesos musculação krachttraining ウェイトトレーニング"
    ),
    ("elliptical", GENERIC): "elliptical crosstrainer elliptique elíptica ellittica elíptico",
    ("snowshoeing", GENERIC): "snowshoe schneeschuhwandern raquettes",
    ("inline_skating", GENERIC): "inlineskate inlineskaten",
    ("rock_climbing", GENERIC): "rockclimbing klettern escalade escalada arrampicata klimmen",
}  # fmt: skip
BY_WORD: Final = {
    unicodedata.normalize("NFC", word): sport for sport, words in STRAVA.items() for word in words.split()
}

# Garmin writes one set of English keys in every language.
GARMIN_SAYS_NOTHING: Final = {"", "other", "uncategorized", "all", "invalid"}
GARMIN_SPORTS: Final = {
    "run": RUNNING, "running": RUNNING, "walking": "walking", "hiking": "hiking", "cycling": "cycling",
    "biking": "cycling", "ride": "cycling", "swimming": "swimming",
}  # fmt: skip
GARMIN_SUB_SPORTS: Final = {
    "trail": "trail", "treadmill": "treadmill", "track": "track", "street": "street", "virtual": "virtual_activity",
    "indoor": "indoor_running", "ultra": "ultra",
}  # fmt: skip


def sport_of_strava(kind: str) -> Sport:
    """Sport and sub-sport of a type as `activities.csv` writes it; no sport where the word is not known."""
    letters = "".join(each for each in unicodedata.normalize("NFC", kind).casefold() if each.isalnum())
    return BY_WORD.get(letters, NOT_KNOWN)


def sport_of_garmin(kind: str) -> Sport:
    """Sport and sub-sport of an `activityType`; a key that is no running stays as its own word."""
    words = kind.strip().lower().removesuffix("_v2")
    if words in GARMIN_SAYS_NOTHING:
        return NOT_KNOWN
    parts = words.split("_")
    sport = next((GARMIN_SPORTS[part] for part in parts if part in GARMIN_SPORTS), words)
    if sport != RUNNING:
        return sport, GENERIC
    return sport, next((GARMIN_SUB_SPORTS[part] for part in parts if part in GARMIN_SUB_SPORTS), GENERIC)
