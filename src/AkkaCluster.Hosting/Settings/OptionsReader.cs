using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace AkkaCluster.Hosting.Settings;

/// <summary>Puts settings into the properties of options. What cannot be read is an error that says where it was written, what was found and what was expected.</summary>
public static class OptionsReader
{
    /// <summary>Reads the options of a section; those that nobody set keep their defaults.</summary>
    /// <param name="table">The settings.</param>
    /// <param name="section">The section below AkkaCluster; empty for its own values.</param>
    /// <param name="options">What to fill.</param>
    /// <returns>What is wrong.</returns>
    public static IReadOnlyList<string> Read(SettingTable table, string section, object options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        foreach (var property in Settable(options.GetType()))
        {
            var name = Name(section, property);
            if (IsSection(property.PropertyType))
                errors.AddRange(Read(table, name, property.GetValue(options)!));
            else if (table.Find(SettingName.Plain(name)) is { } setting)
                Set(property, options, setting, errors);
        }
        return errors;
    }

    /// <summary>The names of all settings of a section, for people.</summary>
    public static IEnumerable<string> Names(string section, Type options) =>
        Settable(options).SelectMany(property => IsSection(property.PropertyType) ? Names(Name(section, property), property.PropertyType) : [SettingName.ForPeople($"{SettingName.Section}:{Name(section, property)}")]);

    private static void Set(PropertyInfo property, object options, Setting setting, List<string> errors)
    {
        var type = property.PropertyType;
        if (type == typeof(IReadOnlyList<string>))
            property.SetValue(options, setting.List);
        else if (setting.Text is null)
            errors.Add($"{setting.Name} ({setting.Source}) is a list; expected a single value.");
        else if (Nullable.GetUnderlyingType(type) is not null && SettingText.IsNone(setting.Text))
            property.SetValue(options, null);
        else if (SettingText.Parse(type, setting.Text.Trim(), out var expected) is { } value)
            property.SetValue(options, value);
        else
            errors.Add($"{setting.Name} ({setting.Source}) is '{setting.Text}'; expected {expected}.");
    }

    private static IEnumerable<PropertyInfo> Settable(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true } || IsSection(property.PropertyType));

    private static string Name(string section, PropertyInfo property)
    {
        var own = property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;
        return section.Length == 0 ? own : $"{section}:{own}";
    }

    private static bool IsSection(Type type) => type.IsClass && type != typeof(string) && !type.IsGenericType;
}
