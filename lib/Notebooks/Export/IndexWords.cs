using System.Globalization;

namespace Notebooks.Export;

/// <summary>What the index page says, in the language of its prose.</summary>
/// <param name="Language">The language, such as <c>ko</c>.</param>
/// <param name="Title">What the notebooks are together.</param>
/// <param name="DonePattern">Code cells and seconds.</param>
/// <param name="FailedPattern">The cell that failed.</param>
/// <param name="Slides">The link to the slides.</param>
internal sealed record IndexWords(string Language, string Title, string DonePattern, string FailedPattern, string Slides)
{
    private static readonly IndexWords s_english = new(
        "en", "Deep residual learning in C#", "{0} code cells in {1:0} s", "failed in cell {0}", "slides");
    private static readonly IndexWords s_korean = new(
        "ko", "C#으로 배우는 심층 잔차 학습", "코드 셀 {0}개, {1:0}초", "셀 {0}에서 실패", "슬라이드");

    /// <summary>The words in a language; English where there are none.</summary>
    public static IndexWords In(string language) => language == s_korean.Language ? s_korean : s_english;

    public string Done(int cells, TimeSpan elapsed) =>
        string.Format(CultureInfo.InvariantCulture, DonePattern, cells, elapsed.TotalSeconds);

    public string Failed(int cell) => string.Format(CultureInfo.InvariantCulture, FailedPattern, cell);
}
