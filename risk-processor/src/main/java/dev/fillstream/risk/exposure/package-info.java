/**
 * What an account has and risks: {@link dev.fillstream.risk.exposure.AccountTotals}, one {@link
 * dev.fillstream.risk.exposure.Position} per symbol and one {@link
 * dev.fillstream.risk.exposure.OpenOrder} per open order. {@link
 * dev.fillstream.risk.exposure.Exposure} is the part of it that one order touches, and holds the
 * two steps that change it: reserve, and book what was reported.
 */
@NullMarked
package dev.fillstream.risk.exposure;

import org.jspecify.annotations.NullMarked;
