using AkkaCluster.Contracts;
using AkkaCluster.Handlers.Tests.Support;
using AkkaCluster.Handlers.WordCount;

namespace AkkaCluster.Handlers.Tests.WordCount;

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

    private static Task<string> Count(string folder, long pieceSize) =>
        KindRunner.RunToText(new WordCountKind(), new { pieceSize }, new InputSource.Files([folder]));
}
