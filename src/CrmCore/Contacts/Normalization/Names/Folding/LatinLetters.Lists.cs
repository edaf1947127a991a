namespace CrmCore;

/// <content>
/// The letters of each script with what they are written as. Where a letter is written in several ways, the one is taken that
/// <see cref="NameFolding"/> brings together with the others.
/// </content>
internal static partial class LatinLetters
{
    // Tells "known, but not written" from "in no list".
    private const uint Silent = 0x8000_0000;

    private const string PresentationForms =
        "ء1آ2أ2ؤ2إ2ئ4ا2ب4ة2ت4ث4ج4ح4خ4د2ذ2ر2ز2س4ش4ص4ض4ط4ظ4ع4غ4ف4ق4ك4ل4م4ن4ه4و2ى2ي4ل2ل2ل2ل2";

    private static string[] Lists =>
    [
        // Latin letters that are not a letter with a mark
        "ß=ss ẞ=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i ŋ=n ħ=h ŧ=t ĸ=k ŀ=l ŉ=n ſ=s ə=a ɛ=e ɔ=o ƙ=k ɓ=b ɗ=d ƴ=y ɖ=d ƒ=f ɣ=g ƶ=z ʋ=v ª=a º=o",
        "č=ch ć=ch ĉ=ch ç=ch š=sh ş=sh ș=sh ś=sh ŝ=sh ž=zh ż=zh ź=zh ǆ=dzh ǳ=dz ǉ=lj ǌ=nj ţ=ts ț=ts",

        // Cyrillic
        "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya",
        "і=i ї=yi є=e ґ=g ў=u ј=y љ=lj њ=nj ђ=dj ћ=ch џ=dzh ѓ=g ќ=k ѕ=dz ѐ=e ѝ=i ѣ=e ѳ=f ѵ=i ѡ=o ѧ=ya ѫ=u",
        "қ=k ғ=g ң=n ұ=u ү=u һ=h ө=o ә=a җ=zh ҙ=z ҡ=k ҫ=s ҳ=kh ҷ=dzh ӣ=i ӯ=u ҕ=g ҥ=n ҹ=ch ҽ=ch ӏ= ӂ=zh ӗ=e ӡ=dz ӝ=zh ӟ=z ӵ=ch ӹ=y ӱ=u ӧ=o ӑ=a ӓ=a",

        // Greek
        "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o",

        // Armenian
        "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=dzh ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev",

        // Georgian, everyday letters and the capitals of headlines
        "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=k შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=dzh ჰ=h",

        // Arabic, Persian, Urdu: consonants and long vowels
        "ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ى=a ة=a ء= ؤ=w ئ=y ـ=",
        "پ=p چ=ch ژ=zh گ=g ک=k ی=y ې=y ٹ=t ڈ=d ڑ=r ں=n ہ=h ھ=h ے=e ۇ=u ۆ=o ۈ=u ڭ=ng ە=e ۋ=v",

        // Hebrew
        "א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t",
    ];
}
