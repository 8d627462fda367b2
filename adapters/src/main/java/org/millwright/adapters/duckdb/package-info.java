/** Parquet through DuckDB. In: .parquet files. Out: typed cells for recording. Uses DuckDB alone. */
@NullMarked
package org.millwright.adapters.duckdb;

import org.jspecify.annotations.NullMarked;
