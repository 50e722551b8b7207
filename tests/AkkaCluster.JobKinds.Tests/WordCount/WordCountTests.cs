using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Tests.Support;
using AkkaCluster.JobKinds.WordCount;

namespace AkkaCluster.JobKinds.Tests.WordCount;

public class WordCountTests
{
    [Fact]
    public async Task Words_are_counted_in_lower_case_and_listed_by_frequency()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "The quick fox.\nThe dog's \"quick\"");
        folder.Write("b.txt", "the END, naïve 42");
        Assert.Equal("3 the\n2 quick\n1 42\n1 dog's\n1 end\n1 fox\n1 naïve\n", await Count(folder.Path, 1000));
    }

    [Fact]
    public async Task Wherever_a_file_is_split_every_word_counts_once()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(5);
        var lines = Enumerable.Range(0, 60).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(6)).Select(_ => $"w{random.Next(9)}ö")));
        folder.Write("text", string.Join('\n', lines) + (random.Next(2) == 0 ? "\n" : ""));
        var whole = await Count(folder.Path, 1_000_000);
        for (var pieceSize = 1; pieceSize < 80; pieceSize++)
            Assert.Equal(whole, await Count(folder.Path, pieceSize));
    }

    [Fact]
    public async Task The_list_may_be_cut_to_the_most_frequent()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "b a b c b a");
        Assert.Equal("3 b\n2 a\n", await KindRunner.RunToText(new WordCountKind(), new { top = 2 }, new InputSource.Files([folder.Path + "/*.txt"])));
    }

    [Fact]
    public async Task An_empty_file_has_no_words()
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty", "");
        Assert.Equal("", await Count(folder.Path, 10));
    }

    [Fact]
    public async Task A_file_that_a_worker_does_not_see_fails_its_task()
    {
        var handler = new WordCountKind().CreateHandler(JobParameters.None);
        var failure = await Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(handler, new TaskInput(0, "0 10 /no/such/file")));
        Assert.Contains("/no/such/file", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("हिन्दी हिन्दी", "2 हिन्दी")]
    [InlineData("\U00010400x", "1 \U00010428x")]
    [InlineData("naïve nai\u0308ve", "1 nai\u0308ve\n1 naïve")]
    [InlineData("don't 'quoted' l’été", "1 don't\n1 l’été\n1 quoted")]
    [InlineData("3.14 1,000 example.com end. x", "1 1,000\n1 3.14\n1 end\n1 example.com\n1 x")]
    [InlineData("snake_case well-known ___ -- a_", "1 a_\n1 known\n1 snake_case\n1 well")]
    [InlineData("مرحبا שלום", "1 שלום\n1 مرحبا")]
    [InlineData("東京 カタカナ", "1 カタカナ\n1 京\n1 東")]
    [InlineData("\U0001F600 ½ €", "")]
    public void Words_are_those_of_Unicode(string text, string expected)
    {
        var counts = new Dictionary<string, long>();
        WordCounter.CountText(System.Text.Encoding.UTF8.GetBytes(text), counts);
        Assert.Equal(expected, string.Join('\n', counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} {pair.Key}")));
    }

    [Fact]
    public async Task A_line_larger_than_what_is_read_at_once_is_counted_whole()
    {
        using var folder = new TemporaryFolder();
        folder.Write("line", string.Concat(Enumerable.Repeat("seven 77 ", 300_000)));
        Assert.Equal("300000 77\n300000 seven\n", await Count(folder.Path, 1000));
    }

    [Fact]
    public async Task A_piece_of_words_that_are_all_different_fits_the_output_of_a_task()
    {
        const int maxOutput = 64 * 1024;
        using var folder = new TemporaryFolder();
        folder.Write("numbers", string.Join('\n', Enumerable.Range(1, 30_000)));
        var kind = new WordCountKind(maxOutput);
        var parameters = KindRunner.Parameters(kind);
        foreach (var input in await KindRunner.Plan(kind, parameters, new InputSource.Files([folder.Path])))
            Assert.InRange((await KindRunner.RunTask(kind.CreateHandler(parameters), input)).Length, 1, maxOutput);
    }

    private static Task<string> Count(string folder, long pieceSize) =>
        KindRunner.RunToText(new WordCountKind(), new { pieceSize }, new InputSource.Files([folder]));
}
