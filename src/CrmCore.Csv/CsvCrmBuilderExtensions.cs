using CrmCore;
using CrmCore.Csv;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the reader and the writer of delimited tables.</summary>
public static class CsvCrmBuilderExtensions
{
    /// <summary>Reads and writes delimited tables with CsvHelper; what the host registered itself wins.</summary>
    /// <param name="crm">The builder.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddCsv(this ICrmBuilder crm)
    {
        ArgumentNullException.ThrowIfNull(crm);
        crm.Services.TryAddSingleton<ITableReader, CsvTableReader>();
        crm.Services.TryAddSingleton<ITableWriter, CsvTableWriter>();
        return crm;
    }
}
