namespace CrmCore;

/// <summary>Which part of a value a blocking key takes.</summary>
internal enum KeyForm
{
    Whole,
    Sound,
    Start,
    Initial,
    Tail,
    BeforeAt,
    Year,
    MonthAndDay,
    District,
}
