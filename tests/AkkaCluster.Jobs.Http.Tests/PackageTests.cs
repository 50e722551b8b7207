using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Client;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests;

public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-kinds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_is_pushed_listed_and_removed_by_the_client()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = new ClusterClient(gateway.Address.ToString());
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "thumb", "data")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "thumb.dll"), "one");
        await File.WriteAllTextAsync(Path.Combine(folder, "data", "table"), "two");
        Directory.CreateSymbolicLink(Path.Combine(folder, "data", "up"), "..");
        await Assert.ThrowsAsync<FileNotFoundException>(() => client.PushKindsAsync(Path.Combine(folder, "data")));

        var package = await client.PushKindsAsync(folder + Path.DirectorySeparatorChar);
        Assert.Equal(("thumb", "0123456789ab"), (package.Name, package.Version));
        Assert.Equal(["thumb", "other"], package.Kinds);
        Assert.Equal(["data/table", "thumb.dll"], gateway.Kinds.Files.Select(file => file.Name));
        Assert.Equal("thumb", Assert.Single(await client.GetKindPackagesAsync()).Name);
        await client.RemoveKindsAsync("thumb", "0123456789ab");
        Assert.Empty(await client.GetKindPackagesAsync());
        Assert.Equal(404, (await Assert.ThrowsAsync<ClusterException>(() => client.RemoveKindsAsync("thumb", "0123456789ab"))).Status);
    }

    [Theory]
    [InlineData(JobRefusal.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(JobRefusal.Invalid, HttpStatusCode.BadRequest)]
    [InlineData(JobRefusal.Conflict, HttpStatusCode.Conflict)]
    public async Task What_is_refused_has_its_status_and_words(JobRefusal reason, HttpStatusCode status)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Kinds.Refusal = reason;
        var answer = await gateway.Http.PostAsync("/v1/kinds/packages", Json("""{"name":"a","files":[]}"""));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("A test says so.", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("""{"name":"a","files":[null]}""", "file of the package is null")]
    [InlineData("""{"name":"a","files":[],"version":"1"}""", "version")]
    [InlineData("[", "package")]
    public async Task A_body_that_is_none_is_refused_with_words(string body, string word)
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await gateway.Http.PostAsync("/v1/kinds/packages", Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(word, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static StringContent Json(string body) => new(body, null, "application/json");
}
