using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Settings;

/// <summary>The options of one room of the house, to check them at start.</summary>
/// <param name="Section">The section that they are read from, below AkkaCluster.</param>
/// <param name="Type">Their type.</param>
/// <param name="Faults">What is wrong with them.</param>
internal sealed record OptionsRoom(string Section, Type Type, Func<IServiceProvider, IEnumerable<string>> Faults)
{
    public static OptionsRoom Of<T>(string section)
        where T : class => new(section, typeof(T), services =>
    {
        try
        {
            _ = services.GetRequiredService<IOptions<T>>().Value;
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return wrong.Failures;
        }
    });
}
